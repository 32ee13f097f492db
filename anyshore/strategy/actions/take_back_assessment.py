"""Take an assessment back that is up for decision."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.events import AssessmentTakenBack
from anyshore.strategy.models import Assessment
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.deciding import locked_assessment


@action
def take_back_assessment(*, actor: Actor, assessment_id: UUID, at: datetime) -> Assessment:
    """The assessment no longer waits for a decision and may be changed again.

    Those who work for the client may. Refused: one that is not put up (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id)
    if not may_assess(actor):
        raise Forbidden()
    move(assessment, "take_back", actor=actor, at=at)
    tell(AssessmentTakenBack(assessment_id=assessment.id, at=at), actor=actor)
    return assessment
