"""Bring a work item back from the archive."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemBroughtBack
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import any_item_locked, must_take_more
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def bring_back_work_item(*, actor: Actor, item_id: UUID, at: datetime) -> WorkItem:
    """The item stands on the board again, in its column where it stood. There already, nothing changes.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), one too
    many (TooManyItems).
    """
    item = any_item_locked(actor, item_id)
    if item.archived_at is None:
        return item
    must_take_more(item.agreement_id)
    item.archived_at = item.archived_by_id = None
    item.save(update_fields=["archived_at", "archived_by"])
    told = WorkItemBroughtBack(work_item_id=item.pk, agreement_id=item.agreement_id, number=item.number, at=at)
    tell(told, actor=actor)
    plan_due_work(actor=actor, agreement_id=item.agreement_id, at=at)
    return item
