"""Tell both sides of the comments that were gathered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.delivery.events import CommentsGathered
from anyshore.delivery.policies import may_tell_comments
from anyshore.delivery.queries import submission_with_agreement_locked
from anyshore.delivery.queries.comments import counted_since
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def tell_comments(*, actor: Actor, submission_id: UUID, since: str, at: datetime) -> int:
    """Each side is told how many comments the other wrote from ``since`` (ISO 8601) to now; returns how many there
    are.

    The clock. Refused: others (Forbidden).
    """
    submission = submission_with_agreement_locked(actor, submission_id)
    if not may_tell_comments(actor):
        raise Forbidden()
    written = counted_since(submission.id, datetime.fromisoformat(since), at)
    gathered = CommentsGathered(
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        round=submission.round,
        by_client=written[Side.CLIENT],
        by_provider=written[Side.PROVIDER],
        at=at,
    )
    tell(gathered, actor=actor)
    return sum(written.values())
