"""Mails about requests and proposals: every bidder learns the outcome and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.addressed import proposal_path, to_client, to_provider, with_words
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Silent, Words
from anyshore.jobs.notices.questions import question_answered, question_asked, question_missed, question_waits
from anyshore.jobs.notices.searches import search_found
from anyshore.sourcing.queries.duplicates import said_to_it
from anyshore.sourcing.queries.told import (
    ToldRequest,
    bidders,
    invited,
    silent_invited,
    told_proposal,
    told_request,
)
from anyshore.sourcing.rules.states import ProposalState, Reason

SENT, EXPIRED, NOT_CHOSEN = ProposalState.SENT, ProposalState.EXPIRED, ProposalState.NOT_CHOSEN

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
    Reason.OTHER: _("The client gave this reason:"),
}


def request_published(fact: Fact) -> list[Letter]:
    """To the client, with both instants; to each invited provider, with the client's words."""
    request = told_request(fact.subject_id)
    own = to_client(
        request,
        _("Published: {title}"),
        _(
            "Your request is open. Proposals come in until {until}. Compare them and award by {decide}:"
            " if nobody does, the request lapses and every bidder is told."
        ),
        until=fact.instant("proposals_until"),
        decide=fact.instant("decide_until"),
    )
    return [own, *(_invitation(provider, words, request) for provider, words in invited(request.id))]


def provider_invited(fact: Fact) -> list[Letter]:
    """To the invited provider; of a draft they learn when it is published."""
    if fact.facts["open"] is not True:
        return []
    request, provider = told_request(fact.subject_id), fact.id("provider_id")
    return [_invitation(to, words, request) for to, words in invited(request.id) if to == provider]


def _invitation(provider: UUID, words: str, request: ToldRequest) -> Letter:
    asks = _("{client} asks you to propose on “{title}” until {until}. Proposing is free.")
    body: Words = format_lazy("{0}\n\n{1}", asks, "{words}") if words else asks
    subject = _("{client} invites you to propose: {title}")
    return to_provider(provider, request, subject, body, until=request.proposals_until, words=words)


def invitation_declined(fact: Fact) -> list[Letter]:
    """To the client."""
    request, reason = told_request(fact.subject_id), fact.text("reason")
    body = _("A provider you invited will not propose on “{title}”.")
    return [to_client(request, _("An invitation was declined: {title}"), with_words(body, reason), words=reason)]


def request_edited(fact: Fact) -> list[Letter]:
    """To every bidder whose offer stands: it was made on an earlier version."""
    request = told_request(fact.subject_id)
    body = _(
        "The client changed the request “{title}”; it is version {version} now. Your offer stands as you made it."
        " Read what changed, then revise it or leave it."
    )
    version = fact.number("version")
    return [
        to_provider(to, request, _("The request changed: {title}"), body, version=version)
        for to in bidders(request.id, SENT)
    ]


def request_closed(fact: Fact) -> list[Letter]:
    """To bidders whose offer had expired before; the others have a letter of their own."""
    request, reason = told_request(fact.subject_id), fact.text("reason")
    body = with_words(REASONS[Reason.CLOSED], reason)
    return [*_outcome(request, bidders(request.id, EXPIRED), body, words=reason), *_invited_in_vain(request)]


def request_lapsed(fact: Fact) -> list[Letter]:
    """To the client, and to bidders whose offer had expired before."""
    request = told_request(fact.subject_id)
    own = to_client(
        request,
        _("Lapsed: {title}"),
        _("Nobody awarded the request “{title}” in time. It lapsed, and every bidder was told."),
    )
    gone = _outcome(request, bidders(request.id, EXPIRED), REASONS[Reason.LAPSED])
    return [own, *gone, *_invited_in_vain(request)]


def request_awarded(fact: Fact) -> list[Letter]:
    """To bidders whose offer had expired before: they learn the outcome too."""
    request = told_request(fact.subject_id)
    gone = _outcome(request, bidders(request.id, EXPIRED), _("Your offer had expired. Another one was chosen."))
    return [*gone, *_invited_in_vain(request)]


def _invited_in_vain(request: ToldRequest) -> list[Letter]:
    """To the invited who have not answered: they need not any more."""
    body = _("The request “{title}”, to which {client} invited you, has ended. You need not answer any more.")
    return [to_provider(to, request, _("It has ended: {title}"), body) for to in silent_invited(request.id)]


def request_reopened(fact: Fact) -> list[Letter]:
    """To the client, and to every bidder who may send an offer again."""
    request, until = told_request(fact.subject_id), fact.instant("proposals_until")
    subject = _("Open again: {title}")
    own = _("No contract came of the award. The request “{title}” takes proposals again until {until}.")
    body = _(
        "No contract came of the award of “{title}”. The request takes proposals again until {until}:"
        " you may send yours anew."
    )
    again = bidders(request.id, EXPIRED, NOT_CHOSEN)
    return [
        to_client(request, subject, own, until=until),
        *(to_provider(to, request, subject, body, until=until) for to in again),
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
    """To the client, and a receipt to the bidder: by when they hear."""
    proposal = told_proposal(fact.subject_id)
    who, price, until = proposal.provider, proposal.price, proposal.expires_at
    receipt = _("Your offer for “{title}”, {price}, is with {client}. You will hear by {until}, whatever happens.")
    title, path = _("With the client: {title}"), proposal_path(proposal)
    told = {"price": price, "until": proposal.hear_by}
    return [
        to_client(proposal.request, subject, body, provider=who, price=price, until=until),
        replace(to_provider(proposal.provider_id, proposal.request, title, receipt, path, **told), receipt=True),
    ]


def proposal_withdrawn(fact: Fact) -> list[Letter]:
    """To the client."""
    proposal, reason = told_proposal(fact.subject_id), fact.text("reason")
    body = with_words(_("{provider} withdrew the offer for “{title}”."), reason)
    subject = _("A proposal was withdrawn: {title}")
    return [to_client(proposal.request, subject, body, provider=proposal.provider, words=reason)]


def proposal_expired(fact: Fact) -> list[Letter]:
    """To both sides."""
    proposal = told_proposal(fact.subject_id)
    subject = _("A proposal expired: {title}")
    own = _("The offer of {provider} for “{title}” expired. It binds them no longer.")
    theirs = _("Your offer for “{title}” expired before the client decided. It binds you no longer.")
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
    subject, path = _("You are chosen: {title}"), proposal_path(proposal)
    return [to_provider(proposal.provider_id, proposal.request, subject, body, path, price=proposal.price)]


def _told_why(fact: Fact, subject: Words, detail: str) -> list[Letter]:
    proposal, words = told_proposal(fact.subject_id), fact.text("reason")
    body = with_words(REASONS[fact.text("reason_code")], words)
    to, path = proposal.provider_id, proposal_path(proposal)
    return [to_provider(to, proposal.request, subject, body, path, detail=detail, words=words)]


def _outcome(request: ToldRequest, to: Iterable[UUID], body: Words, words: str = "") -> list[Letter]:
    return [to_provider(one, request, _("The outcome: {title}"), body, words=words) for one in to]


def request_lapses(due: Due) -> list[Letter]:
    """To the client: what silence will do."""
    request = told_request(due.id("request_id"))
    subject = _("Award by {until}: {title}")
    body = _("If nobody awards or closes “{title}” by {until}, it lapses and every bidder is told.")
    return [to_client(request, subject, body, until=due.due_at)]


def proposal_expires(due: Due) -> list[Letter]:
    """To the client: an offer that ends before they must decide."""
    proposal = told_proposal(due.id("proposal_id"))
    subject = _("An offer ends on {until}: {title}")
    body = _("The offer of {provider} for “{title}”, {price}, expires on {until}. After that it binds them no longer.")
    who, price = proposal.provider, proposal.price
    return [to_client(proposal.request, subject, body, until=due.due_at, provider=who, price=price)]


NOTICES: dict[str, Notice] = {
    "SearchSaved": Silent("who saved it saw it saved"),
    "SearchChanged": Silent("who changed it saw it changed"),
    "SearchStopped": Silent("who stopped it wants no more mails of it"),
    "SearchFound": search_found,
    "RequestBegun": Silent("the mail is the link that publishes it"),
    "RequestSaved": Silent("a draft concerns nobody else"),
    "RequestDiscarded": Silent("a draft concerns nobody else"),
    "RequestPublished": request_published,
    "RequestEdited": request_edited,
    "RequestClosed": request_closed,
    "RequestLapsed": request_lapsed,
    "RequestAwarded": request_awarded,
    "RequestReopened": request_reopened,
    "ProviderInvited": provider_invited,
    "InvitationDeclined": invitation_declined,
    "QuestionAsked": question_asked,
    "QuestionAnswered": question_answered,
    "QuestionMissed": question_missed,
    "ProposalSent": proposal_sent,
    "ProposalRevised": proposal_revised,
    "ProposalWithdrawn": proposal_withdrawn,
    "ProposalExpired": proposal_expired,
    "ProposalShortlisted": Silent("the shortlist is the client's own"),
    "ProposalUnshortlisted": Silent("the shortlist is the client's own"),
    "ProposalScored": Silent("points are the client's own until the outcome"),
    "SamenessExplained": sameness_explained,
    "ProposalDeclined": proposal_declined,
    "ProposalAwarded": proposal_awarded,
    "ProposalNotChosen": proposal_not_chosen,
    "AwardReleased": award_released,
}
REMINDERS: dict[str, Reminder] = {
    "sourcing.lapse_request": request_lapses,
    "sourcing.miss_answer": question_waits,
    "sourcing.expire_proposal": proposal_expires,
}
