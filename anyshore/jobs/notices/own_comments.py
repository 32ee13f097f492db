"""Mails about comments that only one side sees."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.queries.negotiation import own_comments_since
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Fact, Note
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right


def told(fact: Fact) -> list[Note]:
    """To each of the organisation's people who work: how much the others of them said within the hour."""
    about = told_agreement(fact.id("agreement_id"))
    if not (about.is_open or about.is_draft):
        return []
    own_id, place = fact.id("organisation_id"), "draft" if about.is_draft else "negotiate"
    said = own_comments_since(fact.id("agreement_id"), own_id, fact.instant("since"), fact.at)
    return [
        Note(
            one.email, _("Your own people commented: {title}"),
            _("Comments that only {own} sees: {count}. They stand beside the clauses."),
            path=f"/contracts/{about.number}/{place}/", locale=one.locale, timezone=one.timezone,
            given={"title": about.title, "own": about.name(Side.CLIENT if own_id == about.client_id else Side.PROVIDER), "count": said.total() - said[one.person_id]},
        )
        for one in readers_of(own_id, Right.WORK)
        if said.total() - said[one.person_id]
    ]  # fmt: skip
