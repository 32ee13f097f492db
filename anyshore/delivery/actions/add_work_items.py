"""Put several work items on the board of a contract at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkItemsAdded
from anyshore.delivery.models import WorkItem
from anyshore.delivery.queries.board import (
    any_items,
    board_locked,
    end_of,
    must_be_of_either_side,
    must_belong,
    must_take_more,
    next_number,
)
from anyshore.delivery.rules.board import MOST_ITEMS, NewItem, WorkItemState, checked_item, place_at_end
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class BoardNotEmpty(Refused):
    """The board has items already: somebody else filled it first."""

    code = "board_not_empty"


@action
def add_work_items(
    *, actor: Actor, agreement_id: UUID, items: Sequence[NewItem], only_if_empty: bool = False, at: datetime
) -> list[WorkItem]:
    """The items stand at the end of their columns in their order, all of them or none; whoever looks after some of
    them is told once. ``only_if_empty`` is for what fills a new board: done twice at once, it is done once.

    Those of either side who work. Refused: others (Forbidden), a contract that does not run (BoardClosed), no item or
    one that cannot be (Invalid), more than a board takes (TooManyItems), a board that has items (BoardNotEmpty).
    """
    agreement, _side = board_locked(actor, agreement_id)
    if not 1 <= len(items) <= MOST_ITEMS:
        raise Invalid(field="rows", reason="range", low=1, high=MOST_ITEMS)
    if only_if_empty and any_items(agreement_id):
        raise BoardNotEmpty()
    must_take_more(agreement_id, len(items))
    for one in items:
        must_belong(agreement, one.text)
    for person_id in {one.assignee_id for one in items}:
        must_be_of_either_side(agreement, person_id)
    first = next_number(agreement_id)
    ends = {state: end_of(agreement_id, state) for state in {one.state for one in items}}
    made = [_made(actor, agreement_id, number, one, ends, at) for number, one in enumerate(items, first)]
    WorkItem.objects.bulk_create(made)
    tell(WorkItemsAdded(board_id=agreement_id, first=first, last=made[-1].number, at=at), actor=actor)
    plan_due_work(actor=actor, agreement_id=agreement_id, at=at)
    return made


def _made(
    actor: Actor,
    agreement_id: UUID,
    number: int,
    new: NewItem,
    ends: dict[WorkItemState, int | None],
    at: datetime,
) -> WorkItem:
    said = checked_item(new.text)
    place = place_at_end(ends[new.state])
    ends[new.state] = place
    return WorkItem(
        agreement_id=agreement_id,
        number=number,
        title=said.title,
        note=said.note,
        state=new.state,
        place=place,
        assignee_id=new.assignee_id,
        milestone_id=said.milestone_id,
        line=said.line,
        due_on=said.due_on,
        priority=said.priority,
        labels=list(said.labels),
        steps=[[words, False] for words in said.steps],
        author_id=actor.acting_person,
        at=at,
    )
