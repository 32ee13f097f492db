"""Take the agreed answers about one side of an activity back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import RatingReopened
from anyshore.strategy.models import Activity, Rating
from anyshore.strategy.queries.loading import worked_on


class NothingAgreed(Refused):
    """There is no agreed answer about this side."""

    code = "nothing_agreed"


@action
def reopen_rating(*, actor: Actor, activity_id: UUID, axis: str, at: datetime) -> Activity:
    """The mean of everybody's own answers places the activity again.

    Those who work for the client may. Refused: nothing agreed about this side (NothingAgreed), an activity that was
    put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id)
    gone, _ = Rating.objects.filter(activity=activity, axis=axis, person=None).delete()
    if not gone:
        raise NothingAgreed()
    tell(RatingReopened(activity_id=activity.id, axis=axis, at=at), actor=actor)
    return activity
