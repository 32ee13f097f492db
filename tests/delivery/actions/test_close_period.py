"""close_period: results, causes that are asked for, what failed chronically."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.delivery.actions.close_period import close_period
from anyshore.delivery.models import LevelResult
from anyshore.delivery.queries.levels import chronic_levels
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import NotAllowed
from anyshore.kit.money import Money
from anyshore.parties.rules import CLOCK
from tests.contracts.world import events, refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER, JANUARY

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_miss_asks_for_its_cause_and_two_in_a_row_are_chronic():
    deal = levelled(chronic_misses=2, chronic_periods=2)
    deal.read((1, 8_000), (2, 9_960), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    deal.close()
    assert deal.results() == [(8_000, "below_minimum", 40_000), (9_960, "below_target", 30_000)]
    assert LevelResult.objects.exclude(cause_until=None).count() == 2
    assert events(deal).count("CauseAsked") == 2
    assert "LevelFailedChronically" not in events(deal)
    run_due(DAY_AFTER.replace(month=2))
    deal.close(JANUARY)
    assert events(deal).count("LevelFailedChronically") == 1
    assert chronic_levels(deal.agreement) == ["answered the same day"]
    assert deal.period(date(2027, 2, 1)).state == "running"


def test_a_period_is_closed_once():
    deal = levelled()
    run_due(DAY_AFTER)
    period = deal.close()
    nothing = Money(0, "EUR")
    with refused(NotAllowed):
        do(close_period, CLOCK, period.closed_at, period=period, price=nothing, credited=[nothing] * 2)
