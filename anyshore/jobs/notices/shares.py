"""Mails to the members of a team: what each has of a release."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from anyshore.insight.queries.contract_team import team_contract
from anyshore.jobs.notices.letters import Fact, Letter, Notice, Silent
from anyshore.parties.rules import CLOCK
from anyshore.payments import queries


def and_shares(notice: Notice) -> Notice:
    """The same mails, and one to each member of the team for its part of what was released."""
    if isinstance(notice, Silent):
        raise TypeError("a release is told")

    def told(fact: Fact) -> list[Letter]:
        found: Sequence[Letter] = notice(fact)  # type: ignore[assignment] # notices of money are letters
        return [*found, *_to_members(fact)]

    return told


def _to_members(fact: Fact) -> list[Letter]:
    about = queries.occasion(fact.subject_id)
    team = team_contract(CLOCK, about.number)
    if team is None:
        return []
    milestone = queries.milestone_title(fact.id("milestone_id"))
    subject = _("{lead} owes you {amount}") if team.promises else _("{amount} came to your balance")
    body = _("It is your share of what was released for {milestone}, “{title}”, in the team that {lead} leads.")
    given = {"lead": team.lead.name, "milestone": milestone, "title": team.title}
    rows = [row for row in team.releases if row.at == fact.at and row.milestone == milestone]
    return [
        Letter(one.provider.id, subject, body, f"/contracts/{team.number}/team/", given={**given, "amount": part})
        for row in rows[-1:]
        for one, part in zip(team.shares, row.parts, strict=True)
        if not one.leads and part
    ]
