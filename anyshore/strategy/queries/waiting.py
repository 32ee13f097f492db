"""What waits for an organisation in deciding: assessments put up, and decisions of which nobody said what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.strategy.models import Assessment, Decision, DecisionReview
from anyshore.strategy.policies import may_assess, may_decide
from anyshore.strategy.rules.assessments import AssessmentState


@dataclass(frozen=True, slots=True)
class WaitingAssessment:
    """An assessment by its short number."""

    number: int
    title: str


def decisions_waiting(actor: Actor) -> list[WaitingAssessment]:
    """The assessments that are up for decision, for those who may decide."""
    if not may_decide(actor):
        return []
    rows = Assessment.objects.visible_to(actor).filter(state=AssessmentState.PUT_UP).order_by("number")
    return [WaitingAssessment(*row) for row in rows.values_list("number", "title")]


def reviews_due(actor: Actor, at: datetime) -> list[WaitingAssessment]:
    """The decisions that were taken six months ago, and of which nobody has said what came."""
    if not may_assess(actor):
        return []
    standing = Assessment.objects.visible_to(actor).filter(state=AssessmentState.DECIDED)
    rows = Decision.objects.filter(assessment__in=standing, review_at__lte=at).exclude(
        pk__in=DecisionReview.objects.values("decision_id")
    )
    found = rows.order_by("assessment__number").values_list("assessment__number", "assessment__title")
    return [WaitingAssessment(*row) for row in found]
