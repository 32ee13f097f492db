"""Stop the work on a milestone without accepting it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import WorkStopped
from anyshore.delivery.models import Work
from anyshore.delivery.policies import may_stop_work
from anyshore.delivery.queries import in_review, work_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def stop_work(*, actor: Actor, milestone_id: UUID, why: str = "", at: datetime) -> Work:
    """Nothing more is handed in or accepted on this milestone; an open submission is closed and its clock stops.

    Called where the money of a milestone is settled otherwise. Either side's committers, the operator, the clock.
    Refused: others (Forbidden), work that is accepted or stopped (NotAllowed).
    """
    work = work_with_agreement_locked(actor, milestone_id)
    if not may_stop_work(actor, work.agreement):
        raise Forbidden()
    submission = in_review(work)
    move(work, "stop", actor=actor, at=at, why=why)
    if submission is not None:
        move(submission, "close", actor=actor, at=at, why=why, write={"decided_at": at})
        deadlines.stop(subject=("submission", submission.id), at=at)
    tell(WorkStopped(agreement_id=work.agreement_id, milestone_id=milestone_id, why=why, at=at), actor=actor)
    return work
