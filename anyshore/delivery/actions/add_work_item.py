"""Put a work item on the board of a contract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemAdded, WorkItemAssigned
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import (
    board_locked,
    end_of,
    must_be_of_either_side,
    must_belong,
    must_take_more,
    next_number,
)
from anyshore.delivery.rules.board import WorkItemState, WorkItemText, checked_item, place_at_end
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def add_work_item(
    *,
    actor: Actor,
    agreement_id: UUID,
    text: WorkItemText,
    state: WorkItemState = WorkItemState.TO_DO,
    assignee_id: UUID | None = None,
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> WorkItem:
    """The item stands at the end of its column, with the next number of the contract; who looks after it is told.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), a text that
    cannot be, a milestone or line of another contract, somebody of neither side (Invalid), one too many
    (TooManyItems).
    """
    agreement, _side = board_locked(actor, agreement_id)
    said = checked_item(text)
    must_belong(agreement, said)
    must_be_of_either_side(agreement, assignee_id)
    must_take_more(agreement_id)
    item = WorkItem.objects.create(
        agreement=agreement,
        number=next_number(agreement_id),
        title=said.title,
        note=said.note,
        state=state,
        place=place_at_end(end_of(agreement_id, state)),
        assignee_id=assignee_id,
        milestone_id=said.milestone_id,
        line=said.line,
        due_on=said.due_on,
        priority=said.priority,
        labels=list(said.labels),
        steps=[[words, False] for words in said.steps],
        author_id=actor.acting_person,
        at=at,
    )
    files.attach(subject=("work_item", item.pk), file_ids=file_ids, actor=actor, at=at)
    tell(WorkItemAdded(work_item_id=item.pk, agreement_id=agreement_id, number=item.number, at=at), actor=actor)
    if assignee_id is not None:
        given = WorkItemAssigned(
            work_item_id=item.pk, agreement_id=agreement_id, number=item.number, assignee_id=assignee_id, at=at
        )
        tell(given, actor=actor)
    plan_due_work(actor=actor, agreement_id=agreement_id, at=at)
    return item
