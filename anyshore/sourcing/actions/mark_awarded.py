"""Mark a proposal as awarded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.pass_over import pass_over
from anyshore.sourcing.events import ProposalAwarded, RequestAwarded
from anyshore.sourcing.models import Proposal, Request
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.loading import candidates, criteria_of, live_proposals, locked_proposal
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.refusals import OfferExpired, RequestNotOpen
from anyshore.sourcing.rules.scoring import score, why_not_chosen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


class DecisionOverdue(Refused):
    """The request had to be decided by ``until``."""

    code = "decision_overdue"


@action
def mark_awarded(*, actor: Actor, proposal_id: UUID, words: str = "", at: datetime) -> Proposal:
    """The proposal is awarded, the others are not chosen and each is told why, with the client's ``words``.

    Those who may bind the client may, before the offer expires and before the request lapses: at that instant it is
    too late. Both clocks stop. Refused: a request that is not open (RequestNotOpen), too late (OfferExpired,
    DecisionOverdue), a proposal that does not stand (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_award(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.decide_until, at):
        raise DecisionOverdue(until=request.decide_until)
    said = text(words, "words", LIMIT)
    rivals = live_proposals(request)
    move(proposal, "award", actor=actor, at=at, write={"decided_at": at})
    if at >= proposal.expires_at:
        raise OfferExpired(expired_at=proposal.expires_at)
    deadlines.stop(subject=("proposal", proposal.id), at=at)
    move(request, "award", actor=actor, at=at)
    deadlines.stop(subject=("request", request.id), at=at)
    tell(ProposalAwarded(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    _tell_the_others(actor, request, proposal, rivals, said, at)
    tell(RequestAwarded(request_id=request.id, proposal_id=proposal.id, at=at), actor=actor)
    return proposal


def _tell_the_others(
    actor: Actor, request: Request, chosen: Proposal, rivals: list[Proposal], words: str, at: datetime
) -> None:
    by_id = {one.id: one for one in candidates(rivals)}
    criteria = criteria_of(request)
    scored = score(list(by_id.values()), criteria, (request.published_at or at).date())
    for rival in rivals:
        if rival.id != chosen.id:
            why = why_not_chosen(by_id[rival.id], by_id[chosen.id], criteria, scored)
            pass_over(actor=actor, proposal_id=rival.id, why=why, reason=words, at=at)
