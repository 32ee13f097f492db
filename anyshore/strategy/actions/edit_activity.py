"""Edit what an activity says of itself."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import ActivityEdited
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import touch_activity, write_terms
from anyshore.strategy.queries.loading import codes_of, levels_under, worked_on
from anyshore.strategy.rules.facts import ActivityTerms, completed
from anyshore.strategy.rules.tree import check_level, highest


@action
def edit_activity(*, actor: Actor, activity_id: UUID, version: int, terms: ActivityTerms, at: datetime) -> Activity:
    """The activity is called, coded, ranked, described and counted as ``terms`` say; an empty code keeps the one it
    has.

    Those who work for the client may. ``version`` is the one they looked at. Refused: another version (Stale), terms
    that cannot be taken (rules.facts), a level that does not fit above and below (LevelTooHigh), an activity that was
    put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id, version)
    kept = terms if terms.code.strip() else terms.with_code(activity.code)
    done = completed(kept, level=activity.level, taken=codes_of(activity.inventory, other_than=activity.pk))
    check_level(done.level, activity.parent.level if activity.parent else None, highest(levels_under(activity)))
    fields = write_terms(activity, done)
    if fields:
        touch_activity(activity, *fields)
        tell(ActivityEdited(activity_id=activity.id, fields=" ".join(fields), at=at), actor=actor)
    return activity
