"""Put an assessment up for decision."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.events import AssessmentPutUp
from anyshore.strategy.models import Assessment
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.deciding import locked_assessment


@action
def put_up_assessment(*, actor: Actor, assessment_id: UUID, version: int, at: datetime) -> Assessment:
    """The compared assessment waits for a decision, and those who may decide are told. Nothing in it changes
    meanwhile.

    Those who work for the client may. Refused: another version (Stale), an assessment that is not compared
    (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id, version)
    if not may_assess(actor):
        raise Forbidden()
    move(assessment, "put_up", actor=actor, at=at)
    tell(AssessmentPutUp(assessment_id=assessment.id, at=at), actor=actor)
    return assessment
