"""What a mail about a submission says: which milestone, worth how much, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Milestone
from anyshore.delivery.models import Submission
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True)
class ToldSubmission:
    """A submission as a mail names it."""

    agreement_id: UUID
    milestone: str
    amount: Money
    note: str
    review_until: datetime


def told_submission(submission_id: UUID) -> ToldSubmission:
    """The submission of a fact; NotFound where there is none."""
    rows = Submission.objects.select_related("work__milestone", "agreement")
    row: Submission | None = rows.filter(pk=submission_id).first()
    if row is None:
        raise NotFound()
    milestone = row.work.milestone
    return ToldSubmission(
        agreement_id=row.agreement_id,
        milestone=milestone.title,
        amount=Money(milestone.amount_minor, row.agreement.currency),
        note=row.note,
        review_until=row.review_until,
    )


def told_milestone(milestone_id: UUID) -> str:
    """The title of a milestone; NotFound where there is none."""
    title = Milestone.objects.filter(pk=milestone_id).values_list("title", flat=True).first()
    if title is None:
        raise NotFound()
    return title
