"""Tick a step of a work item off, or on again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import WorkStepTicked
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import item_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def tick_work_step(*, actor: Actor, item_id: UUID, step: int, words: str, done: bool, at: datetime) -> WorkItem:
    """The step at that place, from 1, which says ``words``, is done or is not. So already, nothing changes.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), an archived
    item (WorkItemArchived), a step that says something else by now (Stale).
    """
    item = item_locked(actor, item_id)
    if not 1 <= step <= len(item.steps) or item.steps[step - 1][0] != words:
        raise Stale(kind="work_item", verb="tick")
    if item.steps[step - 1][1] is not done:
        item.steps[step - 1][1] = done
        item.save(update_fields=["steps"])
        told = WorkStepTicked(
            work_item_id=item.pk, agreement_id=item.agreement_id, number=item.number, words=words, done=done, at=at
        )
        tell(told, actor=actor)
    return item
