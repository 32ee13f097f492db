"""plan_due_work: one clock a board, at the next instant at which somebody is to be told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.delivery.actions.edit_work_item import edit_work_item
from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.rules.board import WorkItemText
from tests.contracts.world import clocks
from tests.delivery.board_world import board
from tests.delivery.world import ASKED
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_clock_follows_the_earliest_day():
    made = board()
    mine = {"assignee_id": made.client.person_id}
    made.add("b", due_on=date(2026, 12, 20), **mine)
    item = made.add("a", due_on=date(2026, 12, 10), **mine)

    def at() -> list[object]:
        return [due for verb, due in clocks(made.id) if verb == "delivery.tell_due_work"]

    assert at() == [datetime(2026, 12, 9, 10, tzinfo=UTC)]
    do(edit_work_item, made.client, ASKED, item_id=item.pk, seen=1, text=WorkItemText(title="a"))
    assert at() == [datetime(2026, 12, 19, 10, tzinfo=UTC)]
    assert do(plan_due_work, made.client, ASKED, agreement_id=made.id) == at()[0]
    assert len(at()) == 1
