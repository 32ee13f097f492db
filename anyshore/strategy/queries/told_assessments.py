"""What a notice tells of an assessment: by id, whoever reads."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.strategy.models import Assessment, Decision


@dataclass(frozen=True, slots=True)
class ToldAssessment:
    """An assessment as mails name it; ``reason`` is the decision's, if there is one."""

    number: int
    title: str
    client_id: UUID
    reason: str


def told_assessment(assessment_id: UUID) -> ToldAssessment:
    """The assessment with this id."""
    one = Assessment.objects.get(pk=assessment_id)
    reason = Decision.objects.filter(assessment=one).values_list("reason", flat=True).first()
    return ToldAssessment(one.number, one.title, one.client_id, reason or "")
