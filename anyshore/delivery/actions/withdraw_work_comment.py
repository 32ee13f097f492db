"""Withdraw one's comment on a work item."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import WorkCommentTakenBack
from anyshore.delivery.models import WorkItemComment
from anyshore.delivery.queries.board import own_comment_locked
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def withdraw_work_comment(*, actor: Actor, comment_id: UUID, at: datetime) -> WorkItemComment:
    """The comment stands as withdrawn: nobody reads its words, those before them and its files any more, and a mail
    that is still to come leaves it out.

    Its author. Refused: others (NotFound, Forbidden), a contract that does not run (BoardClosed), an archived item
    (WorkItemArchived), one that was withdrawn (WorkCommentWithdrawn).
    """
    comment = own_comment_locked(actor, comment_id)
    comment.withdrawn_at = at
    comment.save(update_fields=["withdrawn_at"])
    told = WorkCommentTakenBack(
        work_item_id=comment.item_id,
        agreement_id=comment.item.agreement_id,
        number=comment.item.number,
        comment_id=comment.pk,
        at=at,
    )
    tell(told, actor=actor)
    return comment
