"""Write the measures of an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import MeasuresWritten
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import replace_measures, touch_activity
from anyshore.strategy.queries.loading import worked_on
from anyshore.strategy.rules.measures import MeasureLine, checked


@action
def write_measures(
    *, actor: Actor, activity_id: UUID, version: int, lines: tuple[MeasureLine, ...], at: datetime
) -> Activity:
    """The activity is as good and as fast as ``lines`` say: what an outsourced one is compared with later.

    Those who work for the client may. Refused: another version (Stale), lines that cannot be taken (rules.measures),
    an activity that was put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id, version)
    replace_measures(activity, checked(lines))
    touch_activity(activity)
    tell(MeasuresWritten(activity_id=activity.id, at=at), actor=actor)
    return activity
