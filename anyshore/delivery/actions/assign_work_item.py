"""Say who looks after a work item."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemAssigned
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import item_locked, must_be_of_either_side
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def assign_work_item(*, actor: Actor, item_id: UUID, assignee_id: UUID | None, at: datetime) -> WorkItem:
    """That person of either side looks after the item and is told; without one nobody does. Theirs already, nothing
    changes.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), an archived
    item (WorkItemArchived), somebody who works for neither side (Invalid).
    """
    item = item_locked(actor, item_id)
    if item.assignee_id == assignee_id:
        return item
    must_be_of_either_side(item.agreement, assignee_id)
    item.assignee_id = assignee_id
    item.save(update_fields=["assignee"])
    told = WorkItemAssigned(
        work_item_id=item.pk, agreement_id=item.agreement_id, number=item.number, assignee_id=assignee_id, at=at
    )
    tell(told, actor=actor)
    plan_due_work(actor=actor, agreement_id=item.agreement_id, at=at)
    return item
