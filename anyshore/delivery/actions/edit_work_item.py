"""Change what a work item says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemEdited
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import item_locked, must_be_version, must_belong
from anyshore.delivery.rules.board import Step, WorkItemText, checked_item, steps_with
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def edit_work_item(
    *,
    actor: Actor,
    item_id: UUID,
    seen: int,
    text: WorkItemText,
    file_ids: Sequence[UUID] = (),
    drop_ids: Sequence[UUID] = (),
    at: datetime,
) -> WorkItem:
    """The item says this now; steps that stood there before stay done. ``drop_ids`` are attachments to take off.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), an archived
    item (WorkItemArchived), one that somebody changed since version ``seen`` (WorkItemChanged), a text that cannot be
    (Invalid).
    """
    item = item_locked(actor, item_id)
    said = checked_item(text)
    must_be_version(item, seen)
    must_belong(item.agreement, said)
    steps = steps_with([Step(*one) for one in item.steps], said.steps)
    wanted = {
        "title": said.title,
        "note": said.note,
        "due_on": said.due_on,
        "priority": str(said.priority),
        "labels": list(said.labels),
        "steps": [[one.words, one.done] for one in steps],
        "milestone_id": said.milestone_id,
        "line": said.line,
    }
    changed = [name for name, value in wanted.items() if getattr(item, name) != value]
    files.attach(subject=("work_item", item.pk), file_ids=file_ids, actor=actor, at=at)
    files.detach(("work_item", item.pk), drop_ids)
    if not changed and not file_ids and not drop_ids:
        return item
    for name in changed:
        setattr(item, name, wanted[name])
    item.version += 1
    item.save(update_fields=[*changed, "version"])
    fields = (*changed, *(["files"] if file_ids or drop_ids else []))
    told = WorkItemEdited(
        work_item_id=item.pk,
        agreement_id=item.agreement_id,
        number=item.number,
        fields=fields,
        version=item.version,
        at=at,
    )
    tell(told, actor=actor)
    plan_due_work(actor=actor, agreement_id=item.agreement_id, at=at)
    return item
