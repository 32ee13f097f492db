"""Comment on a work item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.comments import GATHERED, checked_comment
from anyshore.delivery.events import WorkItemCommented
from anyshore.delivery.models import WorkItemComment
from anyshore.delivery.policies import board_side
from anyshore.delivery.queries.board import item_locked, must_take_a_comment
from anyshore.delivery.queries.mentions import must_name_clearly, people_named
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def comment_on_work_item(
    *, actor: Actor, item_id: UUID, words: str, file_ids: Sequence[UUID] = (), at: datetime
) -> WorkItemComment:
    """The comment stands on the item with its files; who wrote it, looks after it or spoke on it is told of it with
    what else is said within the hour, and who is named in it ("@" and the name) is told at once, and once: those alone
    can be who read the board.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), an archived
    item (WorkItemArchived), words that cannot be (Invalid), a name alone that people of two organisations share
    (NameShared), one too many (TooManyItems).
    """
    item = item_locked(actor, item_id)
    must_take_a_comment(item_id)
    said = checked_comment(words)
    must_name_clearly(item.agreement, said)
    named = [str(one.person_id) for one in people_named(item.agreement, said) if one.person_id != actor.person_id]
    comment = WorkItemComment.objects.create(
        item=item,
        words=said,
        told=named,
        author_id=actor.acting_person,
        side=str(board_side(actor, item.agreement)),
        at=at,
    )
    files.attach(subject=("work_item_comment", comment.pk), file_ids=file_ids, actor=actor, at=at)
    deadlines.gather(
        verb="delivery.tell_work_comments",
        subject=("work_item", item_id),
        due_at=at + GATHERED,
        at=at,
        args={"item_id": item_id, "since": at.isoformat()},
    )
    told = WorkItemCommented(
        work_item_id=item.pk,
        agreement_id=item.agreement_id,
        number=item.number,
        comment_id=comment.pk,
        mentioned_ids=tuple(named),
        at=at,
    )
    tell(told, actor=actor)
    return comment
