"""Settle a comment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import CommentSettled
from anyshore.delivery.models import Comment
from anyshore.delivery.policies import commenting_side
from anyshore.delivery.queries.comments import comment_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def settle_comment(*, actor: Actor, comment_id: UUID, at: datetime) -> Comment:
    """The comment is settled: whoever wrote it or the other side says that it is done. Settled already, it stays as it
    is.

    Those of either side who work, as long as the comment stands. Refused: others (Forbidden), a reply, which settles
    with its comment (NotFound).
    """
    comment = comment_locked(actor, comment_id)
    submission = comment.submission
    if commenting_side(actor, submission.agreement) is None:
        raise Forbidden()
    if comment.parent_id is not None:
        raise NotFound()
    if comment.settled_at is None:
        comment.settled_at, comment.settled_by_id = at, actor.person_id
        comment.save(update_fields=["settled_at", "settled_by"])
        told = CommentSettled(
            agreement_id=submission.agreement_id,
            milestone_id=submission.work.milestone_id,
            submission_id=submission.id,
            comment_id=comment.id,
            at=at,
        )
        tell(told, actor=actor)
    return comment
