"""bring_back_work_item: to the place where it stood, as if it had never left."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.archive_work_item import archive_work_item
from anyshore.delivery.actions.bring_back_work_item import bring_back_work_item
from anyshore.delivery.rules.board import BoardClosed, TooManyItems
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import Role
from tests.contracts.world import refused
from tests.delivery.board_world import board, end, facts
from tests.delivery.world import ASKED
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_it_stands_where_it_stood_and_twice_changes_nothing():
    made = board()
    _first, middle, _last = (made.add(title) for title in "abc")
    do(archive_work_item, made.client, ASKED, item_id=middle.pk)
    assert made.column() == ["a", "c"]
    for _ in range(2):
        do(bring_back_work_item, made.provider, ASKED, item_id=middle.pk)
    assert made.column() == ["a", "b", "c"]
    assert facts(middle) == ["WorkItemAdded", "WorkItemPutAway", "WorkItemBroughtBack"]


def test_others_may_not_nor_onto_a_full_board(monkeypatch):
    made = board()
    item = made.add()
    do(archive_work_item, made.client, ASKED, item_id=item.pk)
    viewer = member_actor(made.client.organisation_id, Role.VIEWER)
    with refused(Forbidden):
        do(bring_back_work_item, viewer, ASKED, item_id=item.pk)
    made.add()
    monkeypatch.setattr("anyshore.delivery.queries.board.MOST_ITEMS", 1)
    with refused(TooManyItems):
        do(bring_back_work_item, made.client, ASKED, item_id=item.pk)
    end(made)
    with refused(BoardClosed):
        do(bring_back_work_item, made.client, ASKED, item_id=item.pk)
