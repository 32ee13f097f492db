"""archive_work_item: off the board, and nothing is lost."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.archive_work_item import archive_work_item
from anyshore.delivery.queries.board_page import board_page
from anyshore.delivery.rules.board import BoardClosed, WorkItemArchived
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK
from tests.contracts.world import parties, refused, replayed
from tests.delivery.board_world import board, end, facts, fresh
from tests.delivery.world import ASKED
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_in_the_archive_with_who_and_when():
    made = board()
    item = made.add()
    do(archive_work_item, made.provider, ASKED, item_id=item.pk)
    found = board_page(made.client, made.job.agreement.number)
    assert (found.items, [one.number for one in found.archived]) == ((), [1])
    assert (fresh(item).archived_at, fresh(item).archived_by_id) == (ASKED, made.provider.person_id)
    with refused(WorkItemArchived):
        do(archive_work_item, made.client, ASKED, item_id=item.pk)


def test_others_may_not():
    made = board()
    item = made.add()
    with refused(Forbidden):
        do(archive_work_item, CLOCK, ASKED, item_id=item.pk)
    stranger = parties()[0]
    with refused(NotFound):
        do(archive_work_item, stranger, ASKED, item_id=item.pk)
    end(made)
    with refused(BoardClosed):
        do(archive_work_item, made.client, ASKED, item_id=item.pk)


def test_sent_twice_it_is_put_away_once():
    made = board()
    item = made.add()
    replayed(archive_work_item, made.client, ASKED, item_id=item.pk)
    assert facts(item) == ["WorkItemAdded", "WorkItemPutAway"]
