"""Take a work item off the board."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemPutAway
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import item_locked
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def archive_work_item(*, actor: Actor, item_id: UUID, at: datetime) -> WorkItem:
    """The item is in the archive, as it is, and can be brought back to where it stood. Nothing is ever deleted.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), an item
    that is archived already (WorkItemArchived).
    """
    item = item_locked(actor, item_id)
    item.archived_at, item.archived_by_id = at, actor.person_id
    item.save(update_fields=["archived_at", "archived_by"])
    told = WorkItemPutAway(work_item_id=item.pk, agreement_id=item.agreement_id, number=item.number, at=at)
    tell(told, actor=actor)
    plan_due_work(actor=actor, agreement_id=item.agreement_id, at=at)
    return item
