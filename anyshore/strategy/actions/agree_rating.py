"""Record the agreed answers about one side of an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.refusals import ChoiceUnknown
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import RatingAgreed
from anyshore.strategy.models import Rating
from anyshore.strategy.models.writing import write_rating
from anyshore.strategy.queries.loading import worked_on
from anyshore.strategy.rules.matrix import Answers, Axis, checked


@action
def agree_rating(*, actor: Actor, activity_id: UUID, axis: str, answers: Answers, at: datetime) -> Rating:
    """The people have talked: these answers place the activity from now on. Everybody's own answers stay beside them.

    Those who work for the client may. Refused: another axis (ChoiceUnknown), answers outside 0 to 4 (OutOfRange), none
    at all (AnswersIncomplete), an activity that was put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id)
    if axis not in set(Axis):
        raise ChoiceUnknown(field="axis")
    rating = write_rating(activity, axis, checked(answers), person_id=None, actor=actor, at=at)
    tell(RatingAgreed(activity_id=activity.id, axis=axis, at=at), actor=actor)
    return rating
