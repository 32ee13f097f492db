"""Withdraw a question to approvers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import ApprovalWithdrawn
from anyshore.approvals.models import Approval
from anyshore.approvals.policies import may_withdraw_approval
from anyshore.approvals.queries.loading import locked_approval
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_approval(*, actor: Actor, approval_id: UUID, at: datetime) -> Approval:
    """Nobody need answer any more, and nothing is approved.

    Whoever asked may, and those who may bind the organisation. Refused: others (Forbidden), one that is decided
    (NotAllowed).
    """
    approval = locked_approval(actor, approval_id)
    if not may_withdraw_approval(actor, approval):
        raise Forbidden()
    move(approval, "withdraw", actor=actor, at=at, write={"decided_at": at})
    deadlines.stop(subject=("approval", approval.id), at=at)
    tell(ApprovalWithdrawn(approval_id=approval.id, overtaken=False, at=at), actor=actor)
    return approval
