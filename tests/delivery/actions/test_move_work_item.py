"""move_work_item: to a column and a place in it; not from where the item does not stand any more."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.archive_work_item import archive_work_item
from anyshore.delivery.actions.move_work_item import move_work_item
from anyshore.delivery.models import WorkItem
from anyshore.delivery.rules.board import BoardClosed, WorkItemArchived, WorkItemMoved
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.models import User
from anyshore.parties.rules import OPERATOR, Role
from tests.contracts.world import parties, refused, replayed
from tests.delivery.board_world import DOING, DONE, IN_REVIEW, TO_DO, board, end, facts, fresh
from tests.delivery.world import ASKED, moves
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_it_goes_through_the_columns_and_back():
    made = board()
    item = made.add()
    for old, new in ((TO_DO, DOING), (DOING, IN_REVIEW), (IN_REVIEW, DONE), (DONE, TO_DO)):
        do(move_work_item, made.provider, ASKED, item_id=item.pk, seen=old, column=new)
    assert [verb for verb, _kind, _state in moves(item.pk)] == ["begin", "show", "finish", "put_back"]
    assert facts(item) == ["WorkItemAdded", *["WorkItemMovedTo"] * 4]


def test_it_stands_where_it_was_put():
    made = board()
    items = {title: made.add(title) for title in "abcd"}

    def put(title: str, after: int | None) -> str:
        do(move_work_item, made.client, ASKED, item_id=items[title].pk, seen=TO_DO, column=TO_DO, after=after)
        return "".join(made.column())

    assert put("d", 0) == "dabc"
    assert put("d", items["b"].number) == "abdc"
    assert put("a", None) == "bdca"
    assert put("b", items["b"].number) == "dcab"
    assert put("c", 99) == "dabc"
    assert facts(items["c"]) == ["WorkItemAdded"]


def test_a_column_without_room_is_spread():
    made = board()
    first, last = made.add("first"), made.add("last")
    for n in range(60):
        other = made.add(f"{n}", state=DOING)
        do(move_work_item, made.client, ASKED, item_id=other.pk, seen=DOING, column=TO_DO, after=first.number)
    assert made.column() == ["first", *[f"{n}" for n in reversed(range(60))], "last"]
    places = WorkItem.objects.filter(state=TO_DO).order_by("place").values_list("place", flat=True)
    assert len(set(places)) == 62
    assert fresh(last).place > fresh(first).place


def test_a_move_from_where_it_does_not_stand_is_refused_with_who_moved_it():
    made = board()
    item = made.add()
    do(move_work_item, made.provider, ASKED, item_id=item.pk, seen=TO_DO, column=DOING)
    name = User.objects.get(pk=made.provider.person_id).name
    with refused(WorkItemMoved, who=name, at=ASKED):
        do(move_work_item, made.client, ASKED, item_id=item.pk, seen=TO_DO, column=DONE)


def test_others_may_not_nor_after_the_end():
    made = board()
    item = made.add()
    given = {"item_id": item.pk, "seen": TO_DO, "column": DONE}
    for actor in (member_actor(made.provider.organisation_id, Role.VIEWER), OPERATOR):
        with refused(Forbidden):
            do(move_work_item, actor, ASKED, **given)
    stranger = parties()[0]
    with refused(NotFound):
        do(move_work_item, stranger, ASKED, **given)
    do(archive_work_item, made.client, ASKED, item_id=item.pk)
    with refused(WorkItemArchived):
        do(move_work_item, made.client, ASKED, **given)
    end(made)
    with refused(BoardClosed):
        do(move_work_item, made.client, ASKED, **given)


def test_sent_twice_it_moves_once():
    made = board()
    item = made.add()
    replayed(move_work_item, made.client, ASKED, item_id=item.pk, seen=TO_DO, column=DONE)
    assert len(moves(item.pk)) == 1
