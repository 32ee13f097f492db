"""Mails about teams: who is asked, what each answered, and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Silent, Words
from anyshore.parties.queries import organisations
from anyshore.parties.rules import Right
from anyshore.sourcing.queries.team_shares import team_members
from anyshore.sourcing.queries.team_view import ToldTeam, team_path, told_team
from anyshore.sourcing.queries.told import told_proposal


def team_asked(fact: Fact) -> list[Letter]:
    """To each member: what is asked, and by when."""
    team = told_team(fact.subject_id)
    body = _(
        "{lead} asks you to be in its team for “{title}”. Your part is {amount} of {price}. Nothing goes to the"
        " client until every member has agreed, and after {until} it is too late."
    )
    return [_to_member(one, team, _("{lead} asks you into a team: {title}"), body) for one in team.parts]


def team_terms_changed(fact: Fact) -> list[Letter]:
    """To each member, who is asked again; to who is in it no more."""
    team = told_team(fact.subject_id)
    subject = _("The terms changed: {title}")
    body = _(
        "{lead} changed the terms of the team’s offer for “{title}”. Your part is {amount} of {price} now. What was"
        " agreed to before counts no more. Agree or decline until {until}."
    )
    gone = _("{lead} goes on without you in its team for “{title}”. You need not answer any more.")
    left = [UUID(one) for one in fact.text("gone").split()]
    return [
        *(_to_member(one, team, subject, body) for one in team.parts),
        *(_letter(one, team, _("Not in the team any more: {title}"), gone, path="/proposals/") for one in left),
    ]


def team_agreed(fact: Fact) -> list[Letter]:
    """To the lead, while others are waited for: of the last one they learn that it is sent."""
    team, left = told_team(fact.subject_id), fact.number("left")
    if not left:
        return []
    body = _("{member} agreed to the terms of your team’s offer for “{title}”. {left} more must agree until {until}.")
    return [_to_lead(team, _("{member} agreed: {title}"), body, fact, left=left)]


def team_declined(fact: Fact) -> list[Letter]:
    """To the lead, with the reason and what can be done."""
    team, words = told_team(fact.subject_id), fact.text("reason")
    body = _(
        "{member} will not be in your team for “{title}” on these terms. Change the terms, ask somebody else, or call it"
        " off: until {until} nothing is sent.\n\n{words}"
    )
    return [_to_lead(team, _("{member} declined: {title}"), body, fact, words=words)]


def member_reminded(fact: Fact) -> list[Letter]:
    """To the member."""
    team = told_team(fact.subject_id)
    body = _("{lead} waits for your answer on its team’s offer for “{title}”. Your part is {amount}. Until {until}.")
    return [_to_member(fact.id("provider_id"), team, _("{lead} waits for you: {title}"), body)]


def team_not_sent(fact: Fact) -> list[Letter]:
    """To the lead: everybody agreed, and it must send by hand."""
    team = told_team(fact.subject_id)
    body = _(
        "All members agreed to your team’s offer for “{title}”, but it could not be sent by itself. Open it: the page says"
        " why when you send it, and it must be sent before {until}."
    )
    return [
        _letter(team.lead_id, team, _("All agreed, not yet sent: {title}"), body, until=team.request.proposals_until)
    ]


def team_offer_sent(fact: Fact) -> list[Letter]:
    """To each member; the lead has the receipt of the proposal."""
    team = told_team(fact.subject_id)
    body = _(
        "All have agreed: the team’s offer for “{title}”, {price}, is with {client}. Your part is {amount}."
        " {lead} leads, and you will hear what comes of it."
    )
    return [_to_member(one, team, _("With the client: {title}"), body) for one in team.parts]


def team_called_off(fact: Fact) -> list[Letter]:
    """To each member."""
    team, words = told_team(fact.subject_id), fact.text("reason")
    body: Words = _(
        "{lead} called the team’s offer for “{title}” off. Nothing was sent; you need not answer any more."
    )
    body = format_lazy("{0}\n\n{1}", body, "{words}") if words else body
    return [_letter(one, team, _("Called off: {title}"), body, words=words) for one in team.parts]


def team_lapsed(fact: Fact) -> list[Letter]:
    """To the lead and each member."""
    team = told_team(fact.subject_id)
    subject = _("Not sent: {title}")
    body = _(
        "The request “{title}” takes no more proposals, and not every member of {lead}’s team had agreed. Nothing was sent"
        " and nobody is bound."
    )
    return [_letter(one, team, subject, body) for one in (team.lead_id, *team.parts)]


def team_lapses(due: Due) -> list[Letter]:
    """To those who have not answered: what silence will do. The lead is told too."""
    team = told_team(due.id("offer_id"))
    body = _("Unless every member of {lead}’s team agrees by {until}, its offer for “{title}” is not sent.")
    to = (team.lead_id, *team.silent)
    return [_letter(one, team, _("Answer by {until}: {title}"), body, until=due.due_at) for one in to]


def team_left(fact: Fact) -> list[Letter]:
    """To who is in the team of a revised proposal no more."""
    proposal = told_proposal(fact.subject_id)
    body = _("{lead} revised the offer for “{title}” and goes on without you in its team. It binds you to nothing.")
    return [
        Letter(UUID(one), _("Not in the team any more: {title}"), body, "/proposals/", Right.WORK, given)
        for given in [{"title": proposal.request.title, "lead": proposal.provider}]
        for one in fact.text("members").split()
    ]


def and_members(notice: Notice, subject: Words, body: Words) -> Notice:
    """The same mails, and one to each member of the proposal's team."""
    if isinstance(notice, Silent):
        raise TypeError("who learns nothing has no team to tell")

    def told(fact: Fact) -> list[Letter]:
        members = team_members(fact.subject_id)
        given = [*notice(fact)]
        if not members:
            return given  # type: ignore[return-value] # every notice of a proposal is made of letters
        proposal, path = told_proposal(fact.subject_id), team_path(fact.subject_id)
        names = {"title": proposal.request.title, "lead": proposal.provider, "client": proposal.request.client}
        return [*given, *(Letter(one, subject, body, path, Right.WORK, names) for one in members)]  # type: ignore[list-item] # as above

    return told


AWARDED = (_("Your team is chosen: {title}"), _("{client} chose the offer of {lead}’s team for “{title}”."))
NOT_CHOSEN = (_("Your team was not chosen: {title}"), _("The offer of {lead}’s team for “{title}” was not chosen."))
RELEASED = (
    _("The award came to nothing: {title}"),
    _("No contract came of the award to {lead}’s team for “{title}”."),
)
WITHDRAWN = (_("Withdrawn: {title}"), _("{lead} withdrew the team’s offer for “{title}”."))
EXPIRED = (
    _("The team’s offer expired: {title}"),
    _("The offer of {lead}’s team for “{title}” expired. It binds nobody."),
)


def _to_member(to: UUID, team: ToldTeam, subject: Words, body: Words) -> Letter:
    return _letter(to, team, subject, body, amount=team.parts[to], until=team.request.proposals_until)


def _to_lead(team: ToldTeam, subject: Words, body: Words, fact: Fact, **given: Any) -> Letter:
    member = organisations([fact.id("provider_id")])[fact.id("provider_id")].name
    return _letter(team.lead_id, team, subject, body, member=member, until=team.request.proposals_until, **given)


def _letter(to: UUID, team: ToldTeam, subject: Words, body: Words, *, path: str = "", **given: Any) -> Letter:
    told = {
        "title": team.request.title,
        "client": team.request.client,
        "lead": team.lead,
        "price": team.price,
        **given,
    }
    return Letter(to, subject, body, path or f"/teams/{team.id}/", Right.WORK, told)
