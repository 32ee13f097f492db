"""Edit one's comment on a work item."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.comments import checked_comment
from anyshore.delivery.events import WorkCommentEdited
from anyshore.delivery.models import WorkItemComment, WorkItemCommentBefore
from anyshore.delivery.queries.board import own_comment_locked
from anyshore.delivery.queries.mentions import must_name_clearly, people_named
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def edit_work_comment(*, actor: Actor, comment_id: UUID, words: str, at: datetime) -> WorkItemComment:
    """The comment says something else, and that it was edited; what it said before stays to be read. Who is named in
    it and was not told of it before is told at once, and nobody twice. The same words change nothing.

    Its author. Refused: others (NotFound, Forbidden), a contract that does not run (BoardClosed), an archived item
    (WorkItemArchived), one that was withdrawn (WorkCommentWithdrawn), words that cannot be (Invalid),
    a name alone that people of two organisations share (NameShared).
    """
    comment, said = own_comment_locked(actor, comment_id), checked_comment(words)
    if said == comment.words:
        return comment
    agreement = comment.item.agreement
    must_name_clearly(agreement, said)
    known = {*comment.told, *(str(one.person_id) for one in people_named(agreement, comment.words, by_name=True))}
    named = [str(one.person_id) for one in people_named(agreement, said) if one.person_id != actor.person_id]
    fresh = [one for one in named if one not in known]
    WorkItemCommentBefore.objects.create(comment=comment, words=comment.words, until=at)
    comment.words, comment.edited_at, comment.told = said, at, sorted({*known, *fresh})
    comment.save(update_fields=["words", "edited_at", "told"])
    told = WorkCommentEdited(
        work_item_id=comment.item_id,
        agreement_id=agreement.pk,
        number=comment.item.number,
        comment_id=comment.pk,
        mentioned_ids=tuple(fresh),
        at=at,
    )
    tell(told, actor=actor)
    return comment
