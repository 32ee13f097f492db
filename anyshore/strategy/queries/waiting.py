"""What waits for an organisation in deciding: assessments put up, and decisions of which nobody said what came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from anyshore.kit.actor import Actor
from anyshore.parties.queries import members
from anyshore.strategy.models import Assessment, Decision, DecisionReview, Risk
from anyshore.strategy.policies import may_assess, may_decide
from anyshore.strategy.queries.risks import WATCHED
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


@dataclass(frozen=True, slots=True)
class WaitingRisk:
    """A risk whose day has passed, with the short number of its assessment."""

    number: int
    risk: str
    review_on: date | None


def risks_due(actor: Actor, today: date) -> list[WaitingRisk]:
    """The risks whose day has passed: the actor's own, and those that no member owns."""
    if not may_assess(actor):
        return []
    standing = Assessment.objects.visible_to(actor).filter(state__in=WATCHED)
    of_others = [one.person_id for one in members(actor) if one.person_id != actor.person_id]
    mine = Q(owner_id=None) | ~Q(owner_id__in=of_others)
    rows = Risk.objects.filter(mine, option__assessment__in=standing, review_on__lt=today).order_by("review_on", "id")
    return [WaitingRisk(*row) for row in rows.values_list("option__assessment__number", "name", "review_on")]
