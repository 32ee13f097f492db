"""Discard an assessment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.strategy.events import AssessmentDiscarded
from anyshore.strategy.models import Assessment
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.deciding import locked_assessment


@action
def discard_assessment(*, actor: Actor, assessment_id: UUID, at: datetime) -> Assessment:
    """The assessment is put away without a decision.

    Those who work for the client may. Refused: one that is put up or decided (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id)
    if not may_assess(actor):
        raise Forbidden()
    move(assessment, "discard", actor=actor, at=at)
    tell(AssessmentDiscarded(assessment_id=assessment.id, at=at), actor=actor)
    return assessment
