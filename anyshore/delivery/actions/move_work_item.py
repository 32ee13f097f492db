"""Move a work item on its board."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemMovedTo
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import item_locked, must_stand_in, place_after
from anyshore.delivery.rules.board import VERBS, WorkItemState
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def move_work_item(
    *, actor: Actor, item_id: UUID, seen: WorkItemState, column: WorkItemState, after: int | None = None, at: datetime
) -> WorkItem:
    """The item stands in that ``column``: after the item of the number ``after``, at the top for 0, at the end for
    None or where that one has gone elsewhere. Within its column only its place changes, and nobody is told.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), an archived
    item (WorkItemArchived), one that stands in another column than the one in which it was ``seen`` (WorkItemMoved).
    """
    item = item_locked(actor, item_id)
    must_stand_in(item, seen)
    place = place_after(item, column, after)
    if column == item.state:
        item.place = place
        item.save(update_fields=["place"])
        return item
    old = str(item.state)
    move(item, VERBS[column], actor=actor, at=at, write={"place": place})
    told = WorkItemMovedTo(
        work_item_id=item.pk, agreement_id=item.agreement_id, number=item.number, old=old, new=str(column), at=at
    )
    tell(told, actor=actor)
    plan_due_work(actor=actor, agreement_id=item.agreement_id, at=at)
    return item
