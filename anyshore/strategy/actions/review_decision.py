"""Say what came of a decision."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.refusals import OutOfRange
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import DecisionReviewed
from anyshore.strategy.models import DecisionReview
from anyshore.strategy.policies import may_assess
from anyshore.strategy.queries.deciding import decision_of, locked_assessment
from anyshore.strategy.rules.assessments import AssessmentState
from anyshore.strategy.rules.decisions import words
from anyshore.strategy.rules.terms import MOST_MINOR


@action
def review_decision(
    *,
    actor: Actor,
    assessment_id: UUID,
    cost_minor: int,
    freed_milli: int,
    freed_for: str = "",
    note: str = "",
    at: datetime,
) -> DecisionReview:
    """It stands beside the plan what the work really costs in a year, who became free and what they do.

    Those who work for the client may, as often as they like. Refused: no decision to outsource (NotAllowed), figures
    outside their range (OutOfRange).
    """
    assessment = locked_assessment(actor, assessment_id)
    if not may_assess(actor):
        raise Forbidden()
    if assessment.state != AssessmentState.DECIDED:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="review")
    for field, value, most in (("cost", cost_minor, MOST_MINOR), ("freed", freed_milli, 10**8)):
        if not 0 <= value <= most:
            raise OutOfRange(field=field, low=0, high=most)
    review = DecisionReview.objects.create(
        decision=decision_of(assessment),
        cost_minor=cost_minor,
        freed_milli=freed_milli,
        freed_for=words("freed_for", freed_for, needed=freed_milli > 0),
        note=words("note", note),
        person_id=actor.acting_person,
        at=at,
    )
    deadlines.stop(subject=("assessment", assessment.id), verb="strategy.ask_review", at=at)
    tell(DecisionReviewed(assessment_id=assessment.id, review_id=review.id, at=at), actor=actor)
    return review
