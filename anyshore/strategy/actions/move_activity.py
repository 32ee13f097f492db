"""Move an activity to another place in the tree."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import ActivityMoved
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import touch_activity
from anyshore.strategy.queries.loading import levels_under, parent_in, parents_of, worked_on
from anyshore.strategy.rules.tree import OwnBranch, branch, check_level, highest


@action
def move_activity(
    *, actor: Actor, activity_id: UUID, version: int, parent_id: UUID | None, level: str = "", at: datetime
) -> Activity:
    """The activity, with everything below it, belongs to ``parent_id`` or stands by itself, on ``level`` if one is
    named.

    Those who work for the client may. Refused: another version (Stale), a place below itself (OwnBranch), a level that
    does not fit above and below (LevelTooHigh), a parent that is not theirs (NotFound), an activity that was put away
    (NotAllowed).
    """
    activity = worked_on(actor, activity_id, version)
    parent = parent_in(activity.inventory, parent_id)
    if parent is not None and parent.pk in branch(parents_of(activity.inventory), activity.id):
        raise OwnBranch(field="parent")
    wanted = level or activity.level
    check_level(wanted, parent.level if parent else None, highest(levels_under(activity)))
    if (activity.parent_id, activity.level) == (parent_id, wanted):
        return activity
    activity.parent, activity.level = parent, wanted
    touch_activity(activity, "parent", "level")
    tell(ActivityMoved(activity_id=activity.id, parent_id=parent_id, at=at), actor=actor)
    return activity
