"""next_duty: one open occurrence at a time, to the last day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.actions.next_duty import next_duty
from anyshore.contracts.rules.lines import Duty
from anyshore.contracts.rules.priced import Every
from tests.contracts.duty_world import duties, dutiful, report, series
from tests.contracts.world import LATER
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_there_is_one_open_at_a_time():
    deal = dutiful()
    assert do(next_duty, deal.provider, LATER, series=series(deal, "line")) is None
    assert len(duties(deal, "line")) == 1


def test_nothing_comes_after_the_last_day_or_once_it_is_over():
    deal = dutiful(end=date(2027, 1, 10))
    found = report(deal)
    found.state = "waived"
    found.save()
    assert do(next_duty, deal.provider, LATER, series=series(deal, "line")) is None


def test_one_without_a_day_has_no_clock():
    deal = dutiful(duties=(Duty(what="Name a lead", every=Every.ONCE),), end=None)
    (found,) = duties(deal, "line")
    assert (found.due_at, found.due_on, found.state) == (None, None, "open")


def test_once_with_an_end_is_due_on_the_last_day():
    deal = dutiful(duties=(Duty(what="Name a lead", every=Every.ONCE),))
    assert report(deal).due_at == datetime(2027, 11, 30, 16, tzinfo=UTC)
