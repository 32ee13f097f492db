"""Mails about proposals: what came in, what became of it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import proposal_path, to_client, to_provider, with_words
from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.sourcing.queries.drafts import provider_of_draft
from anyshore.sourcing.queries.duplicates import said_to_it
from anyshore.sourcing.queries.told import lots_won, own_points, told_proposal, told_request
from anyshore.sourcing.rules.states import Reason
from anyshore.sourcing.rules.terms import DEFAULT_CRITERIA

USUAL: Final = frozenset(one.name for rows in DEFAULT_CRITERIA.values() for one in rows)
"""The criteria that a request has unless its client chooses others: the pages have words for them."""

REASONS: dict[str, Promise] = {
    Reason.PRICE: _("Another offer costs less."),
    Reason.SCHEDULE: _("Another offer finishes earlier, or yours finishes too late."),
    Reason.FIT: _("Your offer does not answer the brief."),
    Reason.EXPERIENCE: _("The client looks for more experience of this kind."),
    Reason.SCORE: _("The chosen offer has more points, most of them for “{detail}”."),
    Reason.JUDGEMENT: _("The client preferred another offer."),
    Reason.CLOSED: _("The client closed the request without choosing anybody."),
    Reason.LAPSED: _("The client did not decide in time, so the request lapsed."),
    Reason.RELEASED: _("No contract came of the award."),
    Reason.ROUND: _("The client goes on with others in a further round."),
    Reason.OTHER: _("The client gave this reason:"),
}


def draft_due(fact: Fact) -> list[Letter]:
    """To those who work for the provider, if the draft is still there: what silence will do. Not a word of the
    draft."""
    to, request = provider_of_draft(fact.subject_id), told_request(fact.id("request_id"))
    if to is None:
        return []
    subject = _("A day left to send your draft: {title}")
    body = _(
        "You have written a proposal for “{title}” and not sent it. {client} takes proposals until {until}. If you do"
        " nothing, your draft stays with you and the client never sees it."
    )
    return [
        to_provider(to, request, subject, body, f"/requests/{request.number}/propose/", until=fact.instant("until"))
    ]


def proposal_sent(fact: Fact) -> list[Letter]:
    """To the client, with a receipt to the bidder."""
    return _offer(
        fact,
        _("A proposal for {price}: {title}"),
        _("{provider} offers to do “{title}” for {price}. The offer binds them until {until}."),
    )


def proposal_revised(fact: Fact) -> list[Letter]:
    """To the client, with a receipt to the bidder."""
    return _offer(
        fact,
        _("A revised proposal for {price}: {title}"),
        _("{provider} has a new version of the offer for “{title}”: {price}. It binds them until {until}."),
    )


def _offer(fact: Fact, subject: Words, body: Words) -> list[Letter]:
    """To the client, and a receipt to the bidder: by when they hear. What is sealed tells the client nothing."""
    proposal = told_proposal(fact.subject_id)
    who, price, until = proposal.provider, proposal.price, proposal.expires_at
    receipt = _("Your offer for “{title}”, {price}, is with {client}. You will hear by {until}, whatever happens.")
    if not proposal.binding:
        subject, body = _("An answer: {title}"), _("{provider} answered your request for information, “{title}”.")
        receipt = _("Your answer for “{title}” is with {client}. You will hear by {until}, whatever happens.")
    own = to_client(proposal.request, subject, body, provider=who, price=price, until=until)
    if proposal.hidden:
        sealed = _(
            "Something came in for “{title}”. It is sealed: who sent it and what it says, you see once it is open."
        )
        own = to_client(proposal.request, _("A sealed proposal: {title}"), sealed)
    to, path, by = proposal.provider_id, proposal_path(proposal), proposal.hear_by
    title = _("With the client: {title}")
    return [own, replace(to_provider(to, proposal.request, title, receipt, path, price=price, until=by), receipt=True)]


def proposal_withdrawn(fact: Fact) -> list[Letter]:
    """To the client."""
    proposal, reason = told_proposal(fact.subject_id), fact.text("reason")
    body = with_words(_("{provider} withdrew the offer for “{title}”."), reason)
    if proposal.hidden:
        body, reason = _("One of the sealed proposals for “{title}” was withdrawn."), ""
    subject = _("A proposal was withdrawn: {title}")
    return [to_client(proposal.request, subject, body, provider=proposal.provider, words=reason)]


def proposal_expired(fact: Fact) -> list[Letter]:
    """To both sides."""
    proposal = told_proposal(fact.subject_id)
    subject = _("A proposal expired: {title}")
    own: Words = _("The offer of {provider} for “{title}” expired. It binds them no longer.")
    theirs = _("Your offer for “{title}” expired before the client decided. It binds you no longer.")
    if proposal.hidden:
        own = _("One of the sealed proposals for “{title}” expired.")
    return [
        to_client(proposal.request, subject, own, provider=proposal.provider),
        to_provider(proposal.provider_id, proposal.request, subject, theirs, proposal_path(proposal)),
    ]


def sameness_explained(fact: Fact) -> list[Letter]:
    """To the client: what the bidder says to a mark."""
    proposal = told_proposal(fact.subject_id)
    words = said_to_it(proposal.id)
    subject = _("About a proposal that is like others: {title}")
    body = _("{provider} says to the mark on their offer for “{title}”:\n\n{words}")
    if proposal.hidden:
        return []
    return [
        to_client(proposal.request, subject, body, proposal_path(proposal), provider=proposal.provider, words=words)
    ]


def proposal_declined(fact: Fact) -> list[Letter]:
    """To the bidder, with the reason."""
    return _told_why(fact, _("Your proposal was declined: {title}"), "")


def proposal_not_chosen(fact: Fact) -> list[Letter]:
    """To the bidder, with the reason and the client's words."""
    return _told_why(fact, _("Your proposal was not chosen: {title}"), fact.text("detail"))


def award_released(fact: Fact) -> list[Letter]:
    """To the bidder whose award came to nothing."""
    proposal, reason = told_proposal(fact.subject_id), fact.text("reason")
    body = with_words(REASONS[Reason.RELEASED], reason)
    subject, path = _("The award came to nothing: {title}"), proposal_path(proposal)
    return [to_provider(proposal.provider_id, proposal.request, subject, body, path, words=reason)]


def proposal_awarded(fact: Fact) -> list[Letter]:
    """To the bidder: they are chosen."""
    proposal = told_proposal(fact.subject_id)
    body = _("{client} chose your offer of {price} for “{title}”. The contract on it is drafted.")
    if lots := lots_won(proposal.id):
        body = _("{client} chose your offer for {lots} of “{title}”. The contract on it is drafted.")
        told = to_provider(
            proposal.provider_id,
            proposal.request,
            _("You are chosen: {title}"),
            body,
            proposal_path(proposal),
            lots=", ".join(lots),
        )
        return [told]
    subject, path = _("You are chosen: {title}"), proposal_path(proposal)
    return [to_provider(proposal.provider_id, proposal.request, subject, body, path, price=proposal.price)]


def _told_why(fact: Fact, subject: Words, detail: str) -> list[Letter]:
    proposal, words = told_proposal(fact.subject_id), fact.text("reason")
    body = with_words(REASONS[fact.text("reason_code")], words)
    own = own_points(proposal.id)
    if own:
        body = format_lazy("{0}\n\n{1}\n{2}", body, _("Your own points, of 100:"), "{points}")
    given: dict[str, Any] = {"detail": _later(detail), "words": words, "points": _lines(own)}
    return [to_provider(proposal.provider_id, proposal.request, subject, body, proposal_path(proposal), **given)]


def _criterion(name: str) -> str:
    """The name of a criterion in the reader's language, if it is a usual one; what its client wrote as it is."""
    if name not in USUAL:
        return name
    told = pgettext("criterion", name)
    return gettext(name) if told == name else told


def _points(rows: Sequence[tuple[str, str, str]]) -> str:
    return "\n".join(f"{f'{lot}, ' if lot else ''}{_criterion(name)}: {given}" for lot, name, given in rows)


_later, _lines = lazy(_criterion, str), lazy(_points, str)
"""The same, said once it is known who reads."""


def proposal_expires(due: Due) -> list[Letter]:
    """To the client: an offer that ends before they must decide."""
    proposal = told_proposal(due.id("proposal_id"))
    subject = _("An offer ends on {until}: {title}")
    body = _("The offer of {provider} for “{title}”, {price}, expires on {until}. After that it binds them no longer.")
    if proposal.hidden:
        body = _("One of the sealed proposals for “{title}” expires on {until}.")
    who, price = proposal.provider, proposal.price
    return [to_client(proposal.request, subject, body, until=due.due_at, provider=who, price=price)]
