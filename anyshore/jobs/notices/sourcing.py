"""Mails about requests and proposals: every bidder learns the outcome and why."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices import bids, contests, held, teams, tenders
from anyshore.jobs.notices.addressed import to_client, to_provider, with_words
from anyshore.jobs.notices.bids import REASONS
from anyshore.jobs.notices.documents import document_ends, document_judged, document_lapsed
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Silent, Words
from anyshore.jobs.notices.questions import question_answered, question_asked, question_missed, question_waits
from anyshore.jobs.notices.searches import search_found
from anyshore.jobs.notices.secrecy import nda_changed, nda_signed
from anyshore.sourcing.queries.told import (
    ToldRequest,
    bidders,
    invited,
    silent_invited,
    told_request,
)
from anyshore.sourcing.rules.states import ProposalState, Reason

SENT, EXPIRED, NOT_CHOSEN = ProposalState.SENT, ProposalState.EXPIRED, ProposalState.NOT_CHOSEN


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
    again = nda_changed(request) if "nda" in fact.text("fields").split() else []
    return [*again] + [
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


def _outcome(request: ToldRequest, to: Iterable[UUID], body: Words, words: str = "") -> list[Letter]:
    return [to_provider(one, request, _("The outcome: {title}"), body, words=words) for one in to]


def request_lapses(due: Due) -> list[Letter]:
    """To the client: what silence will do."""
    request = told_request(due.id("request_id"))
    subject = _("Award by {until}: {title}")
    body = _("If nobody awards or closes “{title}” by {until}, it lapses and every bidder is told.")
    return [to_client(request, subject, body, until=due.due_at)]


NOTICES: dict[str, Notice] = {
    "SearchSaved": Silent("who saved it saw it saved"),
    "SearchChanged": Silent("who changed it saw it changed"),
    "SearchStopped": Silent("who stopped it wants no more mails of it"),
    "SearchFound": search_found,
    "RequestBegun": Silent("the mail is the link that publishes it"),
    "RequestSaved": Silent("a draft concerns nobody else"),
    "RequestDiscarded": Silent("a draft concerns nobody else"),
    "RequestUsed": Silent("the offer is told to its provider"),
    "RequestPublished": request_published,
    "RequestEdited": request_edited,
    "RequestClosed": request_closed,
    "RequestLapsed": request_lapsed,
    "RequestAwarded": request_awarded,
    "RequestReopened": request_reopened,
    "ProviderInvited": provider_invited,
    "InvitationDeclined": invitation_declined,
    "NdaSigned": nda_signed,
    "DocumentsAsked": Silent("bidders read it on the request"),
    "DocumentShared": Silent("the client sees it beside the proposal"),
    "DocumentJudged": document_judged,
    "DocumentKept": Silent("it concerns nobody else"),
    "DocumentRemoved": Silent("it concerns nobody else"),
    "DocumentLapsed": document_lapsed,
    **{name: contests.NOTICES[name] for name in ("ContestExtended", "EntryMade", "EntryEliminated", "EntryCommented")},
    **{name: contests.NOTICES[name] for name in ("EntryNotChosen", "PrizeGiven")},
    **dict.fromkeys(("EntryWithdrawn", "EntryJudged"), Silent("both see it on the page of the entry")),
    "QuestionAsked": question_asked,
    "QuestionAnswered": question_answered,
    "QuestionMissed": question_missed,
    "ProposalDraftSaved": Silent("a draft concerns nobody else"),
    "ProposalDraftDue": bids.draft_due,
    "ProposalDraftDiscarded": Silent("a draft concerns nobody else"),
    "ProposalDraftSent": Silent("the proposal itself is told"),
    "ProposalHeld": Silent("those who are asked have a mail of the approval; the client learns nothing"),
    "HeldProposalSent": Silent("who signed it learns it with the approval, the client with the proposal"),
    "HeldProposalDropped": Silent("those who were asked have a mail that they need not answer any more"),
    "HeldProposalStuck": held.proposal_stuck,
    "ProposalSent": bids.proposal_sent,
    "ProposalRevised": bids.proposal_revised,
    "ProposalWithdrawn": teams.and_members(bids.proposal_withdrawn, *teams.WITHDRAWN),
    "ProposalExpired": teams.and_members(bids.proposal_expired, *teams.EXPIRED),
    "ProposalShortlisted": Silent("the shortlist is the client's own"),
    "ProposalUnshortlisted": Silent("the shortlist is the client's own"),
    "ProposalScored": Silent("points are the client's own until the outcome"),
    "SamenessExplained": bids.sameness_explained,
    "ProposalDeclined": teams.and_members(bids.proposal_declined, *teams.NOT_CHOSEN),
    "ProposalAwarded": teams.and_members(bids.proposal_awarded, *teams.AWARDED),
    "ProposalNotChosen": teams.and_members(bids.proposal_not_chosen, *teams.NOT_CHOSEN),
    "AwardReleased": teams.and_members(bids.award_released, *teams.RELEASED),
    "TeamAsked": teams.team_asked,
    "TeamTermsChanged": teams.team_terms_changed,
    "TeamAgreed": teams.team_agreed,
    "TeamDeclined": teams.team_declined,
    "MemberReminded": teams.member_reminded,
    "TeamNotSent": teams.team_not_sent,
    "TeamOfferSent": teams.team_offer_sent,
    "TeamCalledOff": teams.team_called_off,
    "TeamLapsed": teams.team_lapsed,
    "TeamLeft": teams.team_left,
    "TenderSetUp": Silent("how it is run stands on the page that bidders read"),
    "CriteriaLocked": Silent("it stands on the page, and the first bidder brought it about"),
    "OpeningConfirmed": tenders.opening_confirmed,
    "ProposalsOpened": tenders.proposals_opened,
    "InterestsDeclared": Silent("it goes into the report; the others still score"),
    "ScoringClosed": tenders.scoring_closed,
    "PointsAgreed": Silent("points are the client's own until the outcome"),
    "RoundBegun": tenders.round_begun,
    "LotLeft": Silent("bidders learn it when everything is decided"),
    "RequestFollowed": Silent("the bidders have a letter of their own each, and the invited one more"),
    "ReviewAsked": tenders.review_asked,
    "ReviewAnswered": tenders.review_answered,
    "ReviewLapsed": tenders.review_lapsed,
    "LibraryChanged": Silent("a library is its owners' own"),
}
REMINDERS: dict[str, Reminder] = {
    "contracts.settle_contest": contests.contest_settles,
    "sourcing.expire_document": document_ends,
    "sourcing.lapse_request": request_lapses,
    "sourcing.miss_answer": question_waits,
    "sourcing.expire_proposal": bids.proposal_expires,
    "sourcing.lapse_review": tenders.review_lapses,
    "sourcing.lapse_team": teams.team_lapses,
}
