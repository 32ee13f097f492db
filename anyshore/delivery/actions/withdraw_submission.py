"""Take a submission back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import SubmissionWithdrawn
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_withdraw_submission
from anyshore.delivery.queries import submission_with_agreement_locked
from anyshore.delivery.rules import SUBMISSION, ReviewOver, SubmissionState, review_is_over
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_submission(*, actor: Actor, submission_id: UUID, at: datetime) -> Submission:
    """The submission is taken back, its clock stops, and the work is to be done again.

    Those of the provider who work. Refused: others (Forbidden), at the instant at which silence accepts or later
    (ReviewOver), when it is not in review (NotAllowed).
    """
    submission = submission_with_agreement_locked(actor, submission_id)
    if not may_withdraw_submission(actor, submission.agreement):
        raise Forbidden()
    SUBMISSION.after(SubmissionState(submission.state), "withdraw")
    if review_is_over(submission.review_until, submission.paused_at, at):
        raise ReviewOver(since=submission.review_until)
    move(submission, "withdraw", actor=actor, at=at, write={"decided_at": at})
    move(submission.work, "withdraw", actor=actor, at=at)
    deadlines.stop(subject=("submission", submission.id), at=at)
    withdrawn = SubmissionWithdrawn(
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        at=at,
    )
    tell(withdrawn, actor=actor)
    return submission
