"""Take more time for a review, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import terms_of
from anyshore.delivery.actions.run_review import run_review
from anyshore.delivery.events import ReviewExtended
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_extend_review
from anyshore.delivery.queries import submission_with_agreement_locked
from anyshore.delivery.rules import ReviewOver, ReviewPausedNow, SubmissionState, review_is_over
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class AlreadyExtended(Refused):
    """A review is extended once; this one was, at ``at``."""

    code = "already_extended"


@action
def extend_review(*, actor: Actor, submission_id: UUID, at: datetime) -> Submission:
    """The review runs for as many working days again, from where it would have ended.

    Those who may commit the client, once a submission. Refused: others (Forbidden), a second time (AlreadyExtended),
    at the instant at which silence accepts or later (ReviewOver), while it is paused (ReviewPausedNow), when it is
    not in review (NotAllowed).
    """
    submission = submission_with_agreement_locked(actor, submission_id)
    agreement = submission.agreement
    if not may_extend_review(actor, agreement):
        raise Forbidden()
    if submission.state != SubmissionState.IN_REVIEW:
        raise NotAllowed(kind="submission", state=submission.state, verb="extend")
    if submission.paused_at is not None:
        raise ReviewPausedNow(since=submission.paused_at)
    if review_is_over(submission.review_until, None, at):
        raise ReviewOver(since=submission.review_until)
    if submission.extended_at is not None:
        raise AlreadyExtended(at=submission.extended_at)
    days = terms_of(agreement).review_days
    until = add_working_days(submission.review_until, days, calendar(agreement.client_id))
    submission.extended_at = at
    run_review(actor=actor, submission=submission, until=until, at=at)
    extended = ReviewExtended(
        agreement_id=agreement.id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        review_until=until,
        at=at,
    )
    tell(extended, actor=actor)
    return submission
