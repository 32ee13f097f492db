"""Restore an archived activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.events import ActivityRestored
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import touch
from anyshore.strategy.policies import may_work_on_inventory
from anyshore.strategy.queries.loading import archived_with, locked_activity
from anyshore.strategy.rules.tree import ActivityState


class ParentArchived(Refused):
    """What it belongs to is archived: that comes back first. ``parent`` is its name."""

    code = "parent_archived"


@action
def restore_activity(*, actor: Actor, activity_id: UUID, at: datetime) -> Activity:
    """The activity, with everything that was archived together with it, is part of the inventory again.

    Those who work for the client may. Refused: one that is live (NotAllowed), one below an archived one
    (ParentArchived).
    """
    activity = locked_activity(actor, activity_id)
    if not may_work_on_inventory(actor):
        raise Forbidden()
    if activity.parent is not None and activity.parent.state == ActivityState.ARCHIVED:
        raise ParentArchived(parent=activity.parent.name)
    below = archived_with(activity)
    for one in (activity, *below):
        move(one, "restore", actor=actor, at=at, write={"archived_with": None, "version": one.version + 1})
    touch(activity.inventory)
    tell(ActivityRestored(activity_id=activity.id, below=len(below), at=at), actor=actor)
    return activity
