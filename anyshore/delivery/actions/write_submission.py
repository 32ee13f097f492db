"""Put a hand-in under review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import terms_of
from anyshore.delivery.events import WorkSubmitted
from anyshore.delivery.models import Submission, Work
from anyshore.delivery.queries import next_round
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines, jobs
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def write_submission(
    *,
    actor: Actor,
    work: Work,
    author_id: UUID,
    note: str,
    links: Sequence[str] = (),
    checked: Sequence[str] = (),
    despite: str = "",
    at: datetime,
) -> Submission:
    """A submission by ``author_id`` is in review until an instant fixed now: so many working days of the client, by
    the terms. At that instant silence accepts. A job checks what a machine can check of it.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: work that is in
    review, accepted or stopped (NotAllowed).
    """
    agreement = work.agreement
    review_until = add_working_days(at, terms_of(agreement).review_days, calendar(agreement.client_id))
    move(work, "submit", actor=actor, at=at)
    submission = Submission.objects.create(
        work=work,
        agreement=agreement,
        round=next_round(work),
        author_id=author_id,
        note=note,
        links=links,
        checked=checked,
        despite=despite,
        at=at,
        review_until=review_until,
    )
    deadlines.start(
        verb="exits.accept_by_silence",
        subject=("submission", submission.id),
        due_at=review_until,
        at=at,
        args={"submission_id": submission.id},
    )
    told = WorkSubmitted(
        agreement_id=submission.agreement_id,
        milestone_id=work.milestone_id,
        submission_id=submission.id,
        round=submission.round,
        review_until=submission.review_until,
        at=at,
    )
    tell(told, actor=actor)
    if work.milestone.checks:
        jobs.defer("delivery.check_submission", submission_id=submission.id)
    return submission
