"""tick_work_step: one step at a time, as it was read."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.tick_work_step import tick_work_step
from anyshore.kit.errors import Forbidden, Stale
from anyshore.parties.rules import CLOCK
from tests.contracts.world import refused, replayed
from tests.delivery.board_world import board, facts, fresh
from tests.delivery.world import ASKED
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_step_is_done_and_not_done_after_all():
    made = board()
    item = made.add(steps=("Draw", "Show"))
    for done in (True, True, False):
        do(tick_work_step, made.provider, ASKED, item_id=item.pk, step=2, words="Show", done=done)
    assert fresh(item).steps == [["Draw", False], ["Show", False]]
    assert facts(item) == ["WorkItemAdded", "WorkStepTicked", "WorkStepTicked"]
    assert fresh(item).version == 1


def test_another_step_by_now_and_others_are_refused():
    made = board()
    item = made.add(steps=("Draw",))
    for step, words in ((1, "Show"), (0, "Draw"), (2, "Draw")):
        with refused(Stale):
            do(tick_work_step, made.client, ASKED, item_id=item.pk, step=step, words=words, done=True)
    with refused(Forbidden):
        do(tick_work_step, CLOCK, ASKED, item_id=item.pk, step=1, words="Draw", done=True)


def test_sent_twice_it_is_ticked_once():
    made = board()
    item = made.add(steps=("Draw",))
    replayed(tick_work_step, made.client, ASKED, item_id=item.pk, step=1, words="Draw", done=True)
    assert facts(item).count("WorkStepTicked") == 1
