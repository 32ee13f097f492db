"""Let a proposal expire."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import ProposalExpired
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.loading import locked_proposal


@action
def expire_proposal(*, actor: Actor, proposal_id: UUID, at: datetime) -> Proposal:
    """The offer's time ran out: it binds nobody any more, and both sides are told.

    Only the clock may, at the instant the offer names. Refused: a proposal that does not stand (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    move(proposal, "expire", actor=actor, at=at, write={"decided_at": at})
    deadlines.stop(subject=("proposal", proposal.id), at=at)
    close_overtaken(actor=actor, organisation_id=request.client_id, subject=("proposal", proposal.id), at=at)
    tell(ProposalExpired(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    return proposal
