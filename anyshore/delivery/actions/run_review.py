"""Let a review run until another instant."""

from __future__ import annotations

from datetime import datetime

from anyshore.delivery.models import Submission
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def run_review(*, actor: Actor, submission: Submission, until: datetime, at: datetime) -> Submission:
    """The review ends at ``until``: its old clock is stopped, a new one started, and no pause is left.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    subject = ("submission", submission.id)
    submission.review_until, submission.paused_at = until, None
    submission.save(update_fields=["review_until", "paused_at", "extended_at"])
    deadlines.stop(subject=subject, verb="exits.accept_by_silence", at=at)
    deadlines.start(
        verb="exits.accept_by_silence",
        subject=subject,
        due_at=until,
        at=at,
        args={"submission_id": submission.id},
    )
    return submission
