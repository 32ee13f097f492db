"""Pass over a proposal: another was chosen, or the request ended."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import ProposalNotChosen
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.queries.loading import locked_anywhere
from anyshore.sourcing.rules.scoring import WhyNot


@action
def pass_over(*, actor: Actor, proposal_id: UUID, why: WhyNot, reason: str = "", at: datetime) -> Proposal:
    """The proposal is not chosen, its clock stopped, and its bidder is told why: ``reason`` are the client's words.

    Called by the verbs that end a request or award it, which have permitted it. Refused: a proposal that does not
    stand any more (NotAllowed).
    """
    request, proposal = locked_anywhere(proposal_id)
    told = {"reason_code": str(why.reason), "reason_detail": why.criterion, "reason": reason}
    move(proposal, "not_choose", actor=actor, at=at, why=reason, write={"decided_at": at, **told})
    deadlines.stop(subject=("proposal", proposal.id), at=at)
    close_overtaken(actor=actor, organisation_id=request.client_id, subject=("proposal", proposal.id), at=at)
    event = ProposalNotChosen(
        proposal_id=proposal.id,
        request_id=request.id,
        reason_code=str(why.reason),
        detail=why.criterion,
        reason=reason,
        at=at,
    )
    tell(event, actor=actor)
    return proposal
