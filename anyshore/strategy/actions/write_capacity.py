"""Write the capacity of an activity, month by month."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import CapacityWritten
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import touch_activity
from anyshore.strategy.queries.loading import worked_on
from anyshore.strategy.rules.capacity import checked


@action
def write_capacity(
    *,
    actor: Actor,
    activity_id: UUID,
    version: int,
    needed: tuple[int, ...],
    available: tuple[int, ...],
    at: datetime,
) -> Activity:
    """In each month of a year so much is needed and so much can be done, in the volume's unit; empty if nobody knows.

    Those who work for the client may. Refused: another version (Stale), months that are not twelve or below zero
    (OutOfRange), an activity that was put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id, version)
    activity.needed = list(checked(needed, field="needed"))
    activity.available = list(checked(available, field="available"))
    touch_activity(activity, "needed", "available")
    tell(CapacityWritten(activity_id=activity.id, at=at), actor=actor)
    return activity
