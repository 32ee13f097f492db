"""Close an open approval whose content has changed or is gone."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import ApprovalWithdrawn
from anyshore.approvals.models import Approval
from anyshore.approvals.queries.loading import open_about
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.deadlines import Subject
from anyshore.plumbing.state import move


@action
def close_overtaken(*, actor: Actor, organisation_id: UUID, subject: Subject, at: datetime) -> Approval | None:
    """The organisation's open approval about ``subject`` is withdrawn as overtaken, and its clock stops; without one
    nothing happens.

    The subject's own domain calls this where the content has changed or is gone, and has locked the subject's root.
    Refused: nothing.
    """
    approval = open_about(organisation_id, subject)
    if approval is None:
        return None
    move(approval, "withdraw", actor=actor, at=at, why="overtaken", write={"decided_at": at})
    deadlines.stop(subject=("approval", approval.id), at=at)
    tell(ApprovalWithdrawn(approval_id=approval.id, overtaken=True, at=at), actor=actor)
    return approval
