"""Archive an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.events import ActivityArchived
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import touch
from anyshore.strategy.policies import may_work_on_inventory
from anyshore.strategy.queries.loading import live_branch, locked_activity


@action
def archive_activity(*, actor: Actor, activity_id: UUID, version: int, at: datetime) -> Activity:
    """The activity with everything live below it is out of the inventory and its totals; ``restore_activity`` undoes
    it.

    Those who work for the client may. Nothing is deleted. Refused: another version (Stale), one that is archived
    already (NotAllowed).
    """
    activity = locked_activity(actor, activity_id)
    if not may_work_on_inventory(actor):
        raise Forbidden()
    below = [one for one in live_branch(activity) if one.pk != activity.pk]
    if activity.version != version:
        raise Stale(kind="activity", version=activity.version)
    for one in (activity, *below):
        move(one, "archive", actor=actor, at=at, write={"archived_with": activity.id, "version": one.version + 1})
    touch(activity.inventory)
    tell(ActivityArchived(activity_id=activity.id, below=len(below), at=at), actor=actor)
    return activity
