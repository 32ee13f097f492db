"""When a provider has time, week by week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.rules.time import WEEKS, TimeOff, problem, weeks

MONDAY = date(2026, 12, 21)
AWAY = TimeOff(date(2026, 12, 24), date(2027, 1, 3), 0, "Away")
GIVEN = {"usual": 20, "available_from": None, "exceptions": (), "weekdays": range(5)}


def test_usual_weeks_from_the_monday_of_this_one():
    found = weeks(MONDAY + timedelta(days=3), **GIVEN)
    assert len(found) == WEEKS
    assert found[0].starts_on == MONDAY
    assert {week.free for week in found} == {20}


def test_a_week_half_away_has_the_hours_of_its_other_days():
    first, second, third = weeks(MONDAY, **GIVEN | {"exceptions": (AWAY,), "count": 3})
    assert (first.free, second.free, third.free) == (12, 0, 20)
    assert (first.words, third.words) == ("Away", "")


def test_before_the_day_from_which_one_takes_work_nothing_is_free():
    first, second = weeks(MONDAY, **GIVEN | {"available_from": date(2026, 12, 30), "count": 2})
    assert (first.free, second.free) == (0, 12)


@given(st.integers(0, 200), st.integers(0, 20), st.integers(0, 60), st.sets(st.integers(0, 6), min_size=1))
def test_hours_lie_between_those_of_the_exception_and_the_usual_ones(usual, other, length, weekdays):
    aside = TimeOff(MONDAY, MONDAY + timedelta(days=length), other)
    for week in weeks(MONDAY, usual=usual, available_from=None, exceptions=(aside,), weekdays=weekdays):
        assert min(usual, other) <= week.free <= max(usual, other)


@pytest.mark.parametrize(
    ("reason", "exceptions"),
    [
        ("order", [TimeOff(AWAY.ends_on, AWAY.starts_on, 0)]),
        ("overlap", [AWAY, TimeOff(AWAY.ends_on, AWAY.ends_on, 5)]),
        ("range", [TimeOff(MONDAY, MONDAY, -1)]),
        ("too_long", [TimeOff(MONDAY, MONDAY + timedelta(days=401), 0)]),
        ("too_many", [TimeOff(MONDAY + timedelta(days=n), MONDAY + timedelta(days=n), 0) for n in range(41)]),
    ],
)
def test_what_cannot_stand_together(reason, exceptions):
    assert problem(exceptions) == reason
