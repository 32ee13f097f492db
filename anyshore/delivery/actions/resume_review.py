"""Let a paused review run on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.run_review import run_review
from anyshore.delivery.events import ReviewResumed
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_resume_review
from anyshore.delivery.queries import in_review, work_with_agreement_locked
from anyshore.delivery.rules import resumed_until
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def resume_review(*, actor: Actor, milestone_id: UUID, at: datetime) -> Submission | None:
    """The review clock of this milestone runs on with what was left of it, and at least 48 hours; None if nothing is
    in review.

    The operator, who lifts the hold. One that is not paused is left as it is. Refused: others (Forbidden).
    """
    work = work_with_agreement_locked(actor, milestone_id)
    if not may_resume_review(actor):
        raise Forbidden()
    submission = in_review(work)
    if submission is None or submission.paused_at is None:
        return submission
    until = resumed_until(submission.review_until, submission.paused_at, at)
    run_review(actor=actor, submission=submission, until=until, at=at)
    resumed = ReviewResumed(
        agreement_id=work.agreement_id,
        milestone_id=milestone_id,
        submission_id=submission.id,
        review_until=until,
        at=at,
    )
    tell(resumed, actor=actor)
    return submission
