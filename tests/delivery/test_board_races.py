"""The board on real connections: two who move, number or change at once lose nothing of each other."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.actions.add_work_items import BoardNotEmpty, add_work_items
from anyshore.delivery.actions.edit_work_item import edit_work_item
from anyshore.delivery.actions.move_work_item import move_work_item
from anyshore.delivery.models import WorkItem
from anyshore.delivery.rules.board import NewItem, WorkItemChanged, WorkItemMoved, WorkItemText
from anyshore.plumbing.models import Transition
from tests.contracts.world import performing, race
from tests.delivery.board_world import DOING, DONE, TO_DO, board, fresh
from tests.delivery.world import ASKED

pytestmark = pytest.mark.django_db(transaction=True)

TRIALS = 5


def test_two_items_put_at_the_same_place_both_stand_there(committed_db):
    for _ in range(TRIALS):
        made = board()
        first, second, anchor, last = (made.add(title) for title in ("x", "y", "anchor", "last"))
        runs = [
            performing(move_work_item, actor, ASKED, item_id=item.pk, seen=TO_DO, column=TO_DO, after=anchor.number)
            for actor, item in ((made.client, first), (made.provider, second))
        ]
        assert not [one for one in race(*runs) if isinstance(one, Exception)]
        column = made.column()
        assert (column[0], column[-1], sorted(column[1:3])) == ("anchor", "last", ["x", "y"])
        places = WorkItem.objects.filter(agreement_id=made.id).values_list("place", flat=True)
        assert len(set(places)) == 4
        assert fresh(last).number == 4


def test_one_item_moved_twice_at_once_moves_once_and_the_other_is_told(committed_db):
    for _ in range(TRIALS):
        made = board()
        item = made.add()
        found = race(
            performing(move_work_item, made.client, ASKED, item_id=item.pk, seen=TO_DO, column=DOING),
            performing(move_work_item, made.provider, ASKED, item_id=item.pk, seen=TO_DO, column=DONE),
        )
        (lost,) = [one for one in found if isinstance(one, Exception)]
        assert isinstance(lost, WorkItemMoved), lost
        assert Transition.objects.filter(subject_id=item.pk).count() == 1
        assert fresh(item).state in {DOING, DONE}


def test_one_item_changed_twice_at_once_keeps_one_and_says_whose(committed_db):
    for _ in range(TRIALS):
        made = board()
        item = made.add()
        found = race(
            *(
                performing(edit_work_item, actor, ASKED, item_id=item.pk, seen=1, text=WorkItemText(title=title))
                for actor, title in ((made.client, "mine"), (made.provider, "theirs"))
            )
        )
        (lost,) = [one for one in found if isinstance(one, Exception)]
        assert isinstance(lost, WorkItemChanged), lost
        assert (fresh(item).version, fresh(item).title) in {(2, "mine"), (2, "theirs")}


def test_numbers_are_given_once_and_an_empty_board_is_filled_once(committed_db):
    for _ in range(TRIALS):
        made = board()
        new = {"agreement_id": made.id, "items": [NewItem(WorkItemText(title="a"))], "only_if_empty": True}
        found = race(*(performing(add_work_items, actor, ASKED, **new) for actor in (made.client, made.provider)))
        assert [type(one) for one in found if isinstance(one, Exception)] == [BoardNotEmpty]
        one = {"agreement_id": made.id, "text": WorkItemText(title="b")}
        race(*(performing(add_work_item, actor, ASKED, **one) for actor in (made.client, made.provider)))
        numbers = WorkItem.objects.filter(agreement_id=made.id).order_by("number").values_list("number", flat=True)
        assert list(numbers) == [1, 2, 3]
