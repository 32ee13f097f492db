"""Loading of the work board for actions: an item under its agreement, which is locked first, and what a move needs."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE, MilestoneState, Side
from anyshore.delivery.models import WorkItem, WorkItemComment
from anyshore.delivery.policies import board_side
from anyshore.delivery.queries.sheets import keeps_hours, lines_of, person_name
from anyshore.delivery.rules.board import (
    MOST_COMMENTS_ON_ITEM,
    MOST_ITEMS,
    WORK_ITEM,
    BoardClosed,
    TooManyItems,
    WorkCommentWithdrawn,
    WorkItemArchived,
    WorkItemChanged,
    WorkItemMoved,
    WorkItemState,
    WorkItemText,
    place_between,
    spread,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.queries import Reader, readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing.models import AuditEntry, Transition


def board_locked(actor: Actor, agreement_id: UUID) -> tuple[Agreement, Side]:
    """The agreement whose board the actor writes, locked, and their side; NotFound, Forbidden or BoardClosed
    otherwise."""
    return _written(actor, locked_agreement(actor, agreement_id))


def item_locked(actor: Actor, item_id: UUID) -> WorkItem:
    """An item on a board that the actor writes, its agreement locked and loaded; NotFound, Forbidden, BoardClosed or
    WorkItemArchived otherwise."""
    found = any_item_locked(actor, item_id)
    if found.archived_at is not None:
        raise WorkItemArchived()
    return found


def any_item_locked(actor: Actor, item_id: UUID) -> WorkItem:
    """The same, of an item that may be archived."""
    owner = WorkItem.objects.filter(pk=item_id).values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement, _side = _written(actor, locked_agreement(actor, owner))
    found: WorkItem = WorkItem.objects.get(pk=item_id)
    found.agreement = agreement
    return found


def _written(actor: Actor, agreement: Agreement) -> tuple[Agreement, Side]:
    side = board_side(actor, agreement)
    if side is None or actor.person_id is None:
        raise Forbidden()
    if agreement.state not in LIVE:
        raise BoardClosed()
    return agreement, side


def own_comment_locked(actor: Actor, comment_id: UUID) -> WorkItemComment:
    """A comment of the actor's own on a board that they write, its item and agreement locked and loaded; NotFound,
    Forbidden, BoardClosed, WorkItemArchived or WorkCommentWithdrawn otherwise."""
    owner = WorkItemComment.objects.filter(pk=comment_id).values_list("item_id", flat=True).first()
    if owner is None:
        raise NotFound()
    item = item_locked(actor, owner)
    found: WorkItemComment = WorkItemComment.objects.get(pk=comment_id)
    if found.author_id != actor.person_id:
        raise Forbidden()
    if found.withdrawn_at is not None:
        raise WorkCommentWithdrawn()
    found.item = item
    return found


def must_take_more(agreement_id: UUID, count: int = 1) -> None:
    """Refuse (TooManyItems) where a board has as many as it may."""
    if WorkItem.objects.on_board().filter(agreement_id=agreement_id).count() + count > MOST_ITEMS:
        raise TooManyItems(most=MOST_ITEMS)


def any_items(agreement_id: UUID) -> bool:
    """Whether anything ever stood on a board."""
    return bool(WorkItem.objects.filter(agreement_id=agreement_id).exists())


def must_take_a_comment(item_id: UUID) -> None:
    """Refuse (TooManyItems) where an item has as many comments as it may."""
    if WorkItemComment.objects.filter(item_id=item_id).count() >= MOST_COMMENTS_ON_ITEM:
        raise TooManyItems(most=MOST_COMMENTS_ON_ITEM)


def must_belong(agreement: Agreement, text: WorkItemText) -> None:
    """Refuse (Invalid) a milestone or a line that the agreement has not."""
    if text.milestone_id is not None:
        rows = Milestone.objects.filter(agreement=agreement, state=MilestoneState.AGREED, pk=text.milestone_id)
        if not rows.exists():
            raise Invalid(field="about", reason="unknown")
    if text.line is not None:
        count = len(lines_of(agreement).time) if keeps_hours(agreement.pk) else 0
        if not 1 <= text.line <= count:
            raise Invalid(field="about", reason="range", low=1, high=count)


def must_be_on_board(agreement_id: UUID, item_id: UUID) -> None:
    """Refuse (Invalid) an item that is not on the board of this agreement."""
    if not WorkItem.objects.on_board().filter(agreement_id=agreement_id, pk=item_id).exists():
        raise Invalid(field="item", reason="unknown")


def people_of(agreement: Agreement) -> list[Reader]:
    """Those of both sides who work, the client's first."""
    return [*readers_of(agreement.client_id, Right.WORK), *readers_of(agreement.provider_id, Right.WORK)]


def must_be_of_either_side(agreement: Agreement, person_id: UUID | None) -> None:
    """Refuse (Invalid) a person who works for neither side."""
    if person_id is not None and person_id not in {one.person_id for one in people_of(agreement)}:
        raise Invalid(field="assignee", reason="unknown")


def next_number(agreement_id: UUID) -> int:
    """The number of the next item of a board, archived ones counted; under the lock of the agreement."""
    return int(WorkItem.objects.filter(agreement_id=agreement_id).aggregate(last=Max("number"))["last"] or 0) + 1


def end_of(agreement_id: UUID, state: WorkItemState) -> int | None:
    """The last place that is taken in a column; None in an empty one."""
    found: int | None = _column(agreement_id, state).aggregate(last=Max("place"))["last"]
    return found


def place_after(item: WorkItem, state: WorkItemState, after: int | None) -> int:
    """Where the item comes to stand: after the item of that number, at the top for 0, at the end for None or where
    that item stands in another column by now. A column without room there is spread first."""
    others = _column(item.agreement_id, state).exclude(pk=item.pk).order_by("place")
    for _ in range(2):
        rows = list(others.values_list("number", "place"))
        at = next((n for n, (number, _place) in enumerate(rows, 1) if number == after), len(rows))
        at = 0 if after == 0 else at
        before, behind = (rows[at - 1][1] if at else None), (rows[at][1] if at < len(rows) else None)
        found = place_between(before, behind)
        if found is not None:
            return found
        _spread(_column(item.agreement_id, state))
    raise AssertionError("a column that was spread has room")


def _column(agreement_id: UUID, state: WorkItemState) -> QuerySet[WorkItem]:
    rows: QuerySet[WorkItem] = WorkItem.objects.filter(agreement_id=agreement_id, state=state)
    return rows


def _spread(rows: QuerySet[WorkItem]) -> None:
    """Put the items of a column far apart, in their order: in one statement, since no two may share a place."""
    found = list(rows.order_by("place"))
    for item, place in zip(found, spread(len(found)), strict=True):
        item.place = place
    WorkItem.objects.bulk_update(found, ["place"])


def must_stand_in(item: WorkItem, seen: WorkItemState) -> None:
    """Refuse (WorkItemMoved) where the item is not in the column in which it was seen: the move was meant from
    there."""
    if item.state != seen:
        moved = Transition.objects.filter(subject_kind=WORK_ITEM.kind, subject_id=item.pk).order_by("-id")
        person_id, at = moved.values_list("person_id", "at")[0]
        raise WorkItemMoved(who=_name(person_id), at=at)


def must_be_version(item: WorkItem, seen: int) -> None:
    """Refuse (WorkItemChanged) where the item says something else than what was seen."""
    if item.version != seen:
        rows = AuditEntry.objects.filter(
            subject_kind="work_item", subject_id=item.pk, name="delivery.WorkItemEdited"
        ).order_by("-id")
        person_id, at = rows.values_list("person_id", "at")[0]
        raise WorkItemChanged(who=_name(person_id), at=at)


def _name(person_id: UUID | None) -> str:
    return person_name(person_id) if person_id else ""


def due_days(agreement_id: UUID) -> list[date]:
    """The days on which open items that somebody looks after are due."""
    rows = WorkItem.objects.open().filter(agreement_id=agreement_id, assignee__isnull=False, due_on__isnull=False)
    return [day for day in rows.values_list("due_on", flat=True).distinct().order_by() if day is not None]
