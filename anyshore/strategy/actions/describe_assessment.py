"""Change the frame of an assessment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import AssessmentDescribed
from anyshore.strategy.models import Assessment
from anyshore.strategy.models.deciding import move_last_month, reopen, write_frame
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.deciding import locked_assessment
from anyshore.strategy.rules.terms import FrameTerms, checked_frame


class WeightsLocked(Refused):
    """The figures have been seen: the weights stay as they were set before."""

    code = "weights_locked"


class LinesBeyondHorizon(Refused):
    """A line of cost begins in ``month``, after the last month that is looked at."""

    code = "lines_beyond_horizon"
    status = 422


@action
def describe_assessment(
    *, actor: Actor, assessment_id: UUID, version: int, frame: FrameTerms, at: datetime
) -> Assessment:
    """The assessment has this title, volume, horizon, discount, wanted hours and weights; it is a draft again.

    What is paid once in the last month, as bringing it back is, moves with the horizon. Those who work for the client
    may. Refused: another version (Stale), a line that would begin after the end (LinesBeyondHorizon), terms that
    cannot be taken (rules.terms), other weights once options were compared (WeightsLocked), an assessment that is put
    up or decided (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_assess(actor):
        raise Forbidden()
    done = checked_frame(frame)
    if assessment.compared_at and dict(done.weights) != assessment.weights:
        raise WeightsLocked(field="cost")
    reopen(assessment, actor=actor, at=at)
    _move_ends(assessment, done.horizon)
    write_frame(assessment, done)
    assessment.save()
    tell(AssessmentDescribed(assessment_id=assessment.id, at=at), actor=actor)
    return assessment


def _move_ends(assessment: Assessment, horizon: int) -> None:
    last = move_last_month(assessment, horizon)
    if last > horizon:
        raise LinesBeyondHorizon(field="horizon", month=last)
