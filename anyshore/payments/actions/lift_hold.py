"""Let a milestone's money move again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.delivery.actions.resume_review import resume_review
from anyshore.kit.actor import Actor
from anyshore.payments.actions.end_hold import end_hold
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Hold


@action
def lift_hold(*, actor: Actor, milestone_id: UUID, reason: str, at: datetime) -> Hold:
    """End the hold: the money may move and the review clock runs on with the time that was left of it.

    The operator, with a written reason. Refused: no reason, no hold.
    """
    hold = end_hold(actor=actor, milestone_id=milestone_id, reason=reason, at=at)
    resume_review(actor=actor, milestone_id=milestone_id, at=at)
    return hold
