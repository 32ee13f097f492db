"""What waits for somebody across all agreements: submissions in review, and work to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from anyshore.contracts.rules import LIVE, Side
from anyshore.delivery.models import Submission, Work
from anyshore.delivery.rules import SubmissionState, WorkState
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A submission in review: what silence accepts, when, and who handed it in for whom."""

    submission_id: UUID
    agreement_id: UUID
    number: int
    agreement: str
    milestone_id: UUID
    position: int
    milestone: str
    amount: Money
    client: str
    provider: str
    at: datetime
    review_until: datetime
    paused: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ToDoRow:
    """Work that the provider has to hand in; ``changes_asked`` where the client asked for changes."""

    milestone_id: UUID
    agreement_id: UUID
    number: int
    agreement: str
    position: int
    milestone: str
    amount: Money
    client: str
    due_on: date | None
    changes_asked: bool


def reviews_waiting(actor: Actor, side: Side = Side.CLIENT) -> list[ReviewRow]:
    """Submissions in review in agreements in which the actor is on ``side``, the one that silence accepts first in
    front. One query."""
    rows = Submission.objects.visible_to(actor).filter(
        state=SubmissionState.IN_REVIEW, **{f"agreement__{side}_id": actor.organisation_id}
    )
    rows = rows.select_related("agreement__client", "agreement__provider", "work__milestone")
    return [_review(row) for row in rows.order_by("review_until", "id")]


def work_to_do(actor: Actor) -> list[ToDoRow]:
    """What the actor's organisation has to hand in as a provider, what is due first in front. One query."""
    rows = Work.objects.visible_to(actor).filter(
        agreement__provider_id=actor.organisation_id,
        agreement__state__in=LIVE,
        state__in=[WorkState.TO_DO, WorkState.CHANGES_ASKED],
    )
    rows = rows.select_related("agreement__client", "milestone")
    order = (F("milestone__due_on").asc(nulls_last=True), "agreement__number", "milestone__position")
    return [_to_do(row) for row in rows.order_by(*order)]


def _review(row: Submission) -> ReviewRow:
    agreement, milestone = row.agreement, row.work.milestone
    return ReviewRow(
        submission_id=row.id,
        agreement_id=agreement.id,
        number=agreement.number,
        agreement=agreement.title,
        milestone_id=milestone.id,
        position=milestone.position,
        milestone=milestone.title,
        amount=Money(milestone.amount_minor, agreement.currency),
        client=agreement.client.name,
        provider=agreement.provider.name,
        at=row.at,
        review_until=row.review_until,
        paused=row.paused_at is not None,
        due_on=milestone.due_on,
    )


def _to_do(row: Work) -> ToDoRow:
    agreement, milestone = row.agreement, row.milestone
    return ToDoRow(
        milestone_id=milestone.id,
        agreement_id=agreement.id,
        number=agreement.number,
        agreement=agreement.title,
        position=milestone.position,
        milestone=milestone.title,
        amount=Money(milestone.amount_minor, agreement.currency),
        client=agreement.client.name,
        due_on=milestone.due_on,
        changes_asked=row.state == WorkState.CHANGES_ASKED,
    )
