"""Pause the review of a milestone's work."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import ReviewPaused
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_pause_review
from anyshore.delivery.queries import in_review, work_with_agreement_locked
from anyshore.delivery.rules import ReviewOver, review_is_over
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def pause_review(*, actor: Actor, milestone_id: UUID, at: datetime) -> Submission | None:
    """The review clock of this milestone stands still and silence accepts nothing; None if nothing is in review.

    The operator, who puts the money on hold. Paused already is left as it is. Refused: others (Forbidden), at the
    instant at which silence accepts or later (ReviewOver).
    """
    work = work_with_agreement_locked(actor, milestone_id)
    if not may_pause_review(actor):
        raise Forbidden()
    submission = in_review(work)
    if submission is None or submission.paused_at is not None:
        return submission
    if review_is_over(submission.review_until, None, at):
        raise ReviewOver(since=submission.review_until)
    submission.paused_at = at
    submission.save(update_fields=["paused_at"])
    deadlines.stop(subject=("submission", submission.id), verb="exits.accept_by_silence", at=at)
    paused = ReviewPaused(
        agreement_id=work.agreement_id, milestone_id=milestone_id, submission_id=submission.id, at=at
    )
    tell(paused, actor=actor)
    return submission
