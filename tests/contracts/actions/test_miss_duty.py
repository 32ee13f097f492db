"""miss_duty: by the clock, at its instant, on record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.miss_duty import miss_duty
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import OPERATOR
from tests.contracts.duty_world import duties, dutiful, report, states
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_each_one_that_nobody_marks_is_missed_at_its_own_instant():
    deal = dutiful()
    duty = report(deal)
    run_due(duty.due_at - timedelta(seconds=1))
    assert states(deal) == ["open"]
    run_due(duty.due_at + timedelta(days=62))
    assert states(deal) == ["missed", "missed", "missed", "open"]
    rows = duties(deal, "line")
    assert [row.changed_at == row.due_at for row in rows[:3]] == [True] * 3
    assert clocks(rows[0].pk) == []


def test_only_the_clock_may():
    deal = dutiful()
    for actor in (deal.client, deal.provider):
        with refused(Forbidden):
            do(miss_duty, actor, LATER, duty_id=report(deal).pk)
    with pytest.raises(Exception, match="not_found|forbidden"):
        do(miss_duty, OPERATOR, LATER, duty_id=report(deal).pk)
