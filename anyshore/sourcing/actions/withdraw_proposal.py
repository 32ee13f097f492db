"""Withdraw a proposal."""

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
from anyshore.sourcing.events import ProposalWithdrawn
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.policies import may_change_proposal
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def withdraw_proposal(*, actor: Actor, proposal_id: UUID, reason: str = "", at: datetime) -> Proposal:
    """The offer binds nobody any more, and the client is told.

    Those who may bind the provider may, until it is awarded. Refused: a proposal that does not stand (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_change_proposal(actor, proposal):
        raise Forbidden()
    why = text(reason, "reason", LIMIT)
    move(proposal, "withdraw", actor=actor, at=at, why=why, write={"decided_at": at})
    deadlines.stop(subject=("proposal", proposal.id), at=at)
    close_overtaken(actor=actor, organisation_id=request.client_id, subject=("proposal", proposal.id), at=at)
    event = ProposalWithdrawn(proposal_id=proposal.id, request_id=request.id, reason=why, at=at)
    tell(event, actor=actor)
    return proposal
