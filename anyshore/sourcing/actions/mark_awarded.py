"""Mark a proposal as awarded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.agree_points import ScoringStillOpen
from anyshore.sourcing.actions.finish_award import finish_award
from anyshore.sourcing.events import ProposalAwarded
from anyshore.sourcing.models import Decision, Proposal, Request
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.award import Standing, awaits_scores, chosen_lots, standing_of
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.tenders import is_tender
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


class DecisionOverdue(Refused):
    """The request had to be decided by ``until``."""

    code = "decision_overdue"


class ReasonNeeded(Invalid):
    """Another proposal is in front: choosing this one needs a reason, which goes into the report."""

    code = "reason_needed"


@action
def mark_awarded(
    *,
    actor: Actor,
    proposal_id: UUID,
    words: str = "",
    lots: tuple[int, ...] = (),
    reason: str = "",
    at: datetime,
) -> Proposal:
    """The proposal is awarded, whole or for ``lots`` (by place); once all is decided the others are not chosen, and
    each is told why, with the client's ``words``.

    Those who may bind the client may, before the offer expires and before the request lapses: at that instant it is
    too late. Both clocks stop. Refused: a request that is not open (RequestNotOpen), too late (OfferExpired,
    DecisionOverdue), a proposal that does not stand or binds nobody (NotAllowed), lots that are not on offer
    (LotsMissing), a tender whose evaluators have not scored (ScoringStillOpen), one that is not in front without a
    ``reason`` (ReasonNeeded).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_award(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.decide_until, at):
        raise DecisionOverdue(until=request.decide_until)
    if not proposal.binding:
        raise NotAllowed(kind="proposal", state="not_binding", verb="award")
    said, why = text(words, "words", LIMIT), text(reason, "reason", LIMIT)
    chosen = chosen_lots(proposal, lots)
    if is_tender(request):
        _record(actor, request, proposal, lots, (said, why), at)
    move(proposal, "award", actor=actor, at=at, write={"decided_at": at})
    if at >= proposal.expires_at:
        raise OfferExpired(expired_at=proposal.expires_at)
    deadlines.stop(subject=("proposal", proposal.id), at=at)
    for lot in chosen:
        move(lot, "award", actor=actor, at=at, why=said, write={"winner_id": proposal.id, "decided_at": at})
    tell(ProposalAwarded(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    finish_award(actor=actor, request_id=request.id, words=said, at=at)
    return proposal


def _record(
    actor: Actor, request: Request, proposal: Proposal, lots: tuple[int, ...], said: tuple[str, str], at: datetime
) -> None:
    """What was decided, against which ranking, and why: for the report."""
    if awaits_scores(request):
        raise ScoringStillOpen()
    standing: Standing = standing_of(request, proposal, lots, at)
    if standing.deviates and not said[1]:
        raise ReasonNeeded(field="reason", leading=standing.leading)
    Decision.objects.create(
        request=request,
        proposal=proposal,
        leading_id=standing.leading,
        lots=sorted(lots),
        rank=standing.rank,
        reason=said[1],
        words=said[0],
        by_id=actor.acting_person,
        at=at,
    )
