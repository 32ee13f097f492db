"""Answer the questions about one side of an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.refusals import ChoiceUnknown
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import ActivityRated
from anyshore.strategy.models import Rating
from anyshore.strategy.models.writing import write_rating
from anyshore.strategy.queries.loading import worked_on
from anyshore.strategy.rules.matrix import Answers, Axis, checked


@action
def rate_activity(*, actor: Actor, activity_id: UUID, axis: str, answers: Answers, at: datetime) -> Rating:
    """The actor's own answers to the six questions of ``axis`` are these; None where they do not know.

    Those who work for the client may, each for themselves. Refused: another axis (ChoiceUnknown), answers outside 0 to
    4 (OutOfRange), none at all (AnswersIncomplete), an activity that was put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id)
    if axis not in set(Axis):
        raise ChoiceUnknown(field="axis")
    rating = write_rating(activity, axis, checked(answers), person_id=actor.acting_person, actor=actor, at=at)
    tell(ActivityRated(activity_id=activity.id, axis=axis, at=at), actor=actor)
    return rating
