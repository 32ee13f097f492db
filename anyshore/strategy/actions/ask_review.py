"""Ask what came of a decision: six months are over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import ReviewAsked
from anyshore.strategy.models import Assessment
from anyshore.strategy.queries.deciding import locked_assessment
from anyshore.strategy.rules.assessments import AssessmentState


@action
def ask_review(*, actor: Actor, assessment_id: UUID, at: datetime) -> Assessment:
    """The client is asked what the work really costs and what the freed people do.

    Only the clock may, six months after the decision. Refused: a decision that was superseded (NotAllowed).
    """
    assessment = locked_assessment(actor, assessment_id)
    if not is_clock(actor):
        raise Forbidden()
    if assessment.state != AssessmentState.DECIDED:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="ask_review")
    tell(ReviewAsked(assessment_id=assessment.id, at=at), actor=actor)
    return assessment
