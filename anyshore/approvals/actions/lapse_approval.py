"""Let an approval lapse: nobody decided in time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import ApprovalLapsed
from anyshore.approvals.models import Approval
from anyshore.approvals.policies import may_let_lapse
from anyshore.approvals.queries.loading import locked_approval
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def lapse_approval(*, actor: Actor, approval_id: UUID, at: datetime) -> Approval:
    """The question is closed without an approval: silence agrees to nothing.

    Only the clock may, at the instant by which it had to be answered. Refused: others (Forbidden), one that is
    decided (NotAllowed).
    """
    approval = locked_approval(actor, approval_id)
    if not may_let_lapse(actor):
        raise Forbidden()
    move(approval, "lapse", actor=actor, at=at, write={"decided_at": at})
    tell(ApprovalLapsed(approval_id=approval.id, at=at), actor=actor)
    return approval
