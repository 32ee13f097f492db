"""Whether a further version of a proposal is taken now: from whom, on what request, over which version."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Stale
from anyshore.sourcing.models import Proposal, Request
from anyshore.sourcing.policies import may_change_proposal, may_send_proposal
from anyshore.sourcing.queries.clearance import must_be_cleared
from anyshore.sourcing.queries.loading import is_related, screening_questions
from anyshore.sourcing.queries.teams import must_bid_once
from anyshore.sourcing.queries.tenders import lot_titles, must_take_first
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.contests import ContestTakesEntries
from anyshore.sourcing.rules.offers import ProposalTerms, completed
from anyshore.sourcing.rules.refusals import OfferExpired, OwnRequest, ProposalsClosed, RequestNotOpen, RoundClosed
from anyshore.sourcing.rules.states import ProposalState, Reason, RequestKind, RequestState

AGAIN = (ProposalState.WITHDRAWN, ProposalState.EXPIRED, ProposalState.NOT_CHOSEN)
"""What may be sent again while the request takes proposals. A declined one may not: the client said no."""


def must_take_first_from(actor: Actor, request: Request, at: datetime) -> None:
    """Let through who may bind a provider that has not proposed, while the request takes proposals.

    Raises OwnRequest, Forbidden, ContestTakesEntries, what ``must_be_cleared``, ``must_take_first`` and
    ``must_bid_once`` raise.
    """
    if is_related(actor, request):
        raise OwnRequest()
    if not may_send_proposal(actor, request):
        raise Forbidden()
    if request.kind == RequestKind.CONTEST:
        raise ContestTakesEntries()
    must_be_cleared(actor, request)
    must_take_first(request, actor.acting_organisation, at)
    must_bid_once(request, actor.acting_organisation)


def completed_for(request: Request, terms: ProposalTerms, at: datetime) -> ProposalTerms:
    """The terms as this request takes them now (``rules.offers.completed``)."""
    return completed(
        terms,
        title=request.title,
        questions=screening_questions(request),
        decide_until=request.decide_until or at,
        at=at,
        priced=request.kind != RequestKind.RFI,
        lots=lot_titles(request),
    )


def must_take_version(actor: Actor, request: Request, proposal: Proposal, version: int, at: datetime) -> None:
    """Let through who may bind the bidder, over the version they looked at, while the request takes proposals.

    Raises Forbidden, what ``must_be_cleared`` raises, RequestNotOpen, ProposalsClosed, Stale, RoundClosed for who was
    left out of a round, NotAllowed for a declined or awarded one, OfferExpired.
    """
    if not may_change_proposal(actor, proposal):
        raise Forbidden()
    must_be_cleared(actor, request)
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if proposal.version != version:
        raise Stale(kind="proposal", version=proposal.version)
    _must_stand(proposal, at)


def _must_stand(proposal: Proposal, at: datetime) -> None:
    if proposal.state == ProposalState.NOT_CHOSEN and proposal.reason_code == Reason.ROUND:
        raise RoundClosed()
    if proposal.state not in (ProposalState.SENT, *AGAIN):
        raise NotAllowed(kind="proposal", state=proposal.state, verb="revise")
    if proposal.state == ProposalState.SENT and at >= proposal.expires_at:
        raise OfferExpired(expired_at=proposal.expires_at)
