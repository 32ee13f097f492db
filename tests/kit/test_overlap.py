"""Shared hours by both calendars: the worked tables, and a count of every minute by other means."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.kit.countries import countries, country, zone
from anyshore.kit.overlap import DAY_MINUTES, Team, differing_days, overlap, relay, year_from
from anyshore.kit.places import Hours
from anyshore.kit.workdays import Calendar, calendar_of, is_working
from tests.tables import tables

YEARS, RELAYS = tables("docs/algorithms/overlap.md")
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
MARGIN = 3  # days before and after the year, as the second team's days may begin and end there
START = datetime(2027, 1, 1, tzinfo=UTC) - timedelta(days=MARGIN)
MINUTES = (365 + 2 * MARGIN) * DAY_MINUTES


def team(code: str) -> Team:
    return Team(calendar_of(code))


@pytest.mark.parametrize("row", YEARS, ids=lambda row: f"{row['here']}-{row['there']}")
def test_the_worked_table(row):
    found = overlap(team(row["here"]), team(row["there"]), FIRST, LAST)
    hours, _, minutes = row["hours a year"].partition(":")
    assert found.minutes == int(hours) * 60 + int(minutes or 0)
    assert [found.usual, found.both_days, found.only_here, found.only_there] == [
        int(row[name]) for name in ("usual, min", "both work", "only here", "only there")
    ]
    assert [one.minutes for one in found.seasons] == [int(text) for text in row["seasons, min"].split(",")]
    assert found.seasons[0].starts_on == FIRST
    assert found.seasons[-1].ends_on == LAST


@pytest.mark.parametrize("row", RELAYS, ids=lambda row: f"{row['teams']} {row['on']}")
def test_the_worked_relays(row):
    names = row["teams"].split()
    found = relay([team(name) for name in names], date.fromisoformat(row["on"]))
    assert (found.covered, found.overlapping) == (int(row["covered"]), int(row["two or more"]))
    told = "; ".join(
        f"{names[one.giver]} to {names[one.taker]} {one.begins // 60:02d}:{one.begins % 60:02d} {one.minutes}"
        for one in found.handovers
    )
    assert told == row["hand-overs"]


# A count by other means: every minute of the year is asked whether it is a working minute there, by its wall clock.


@lru_cache(maxsize=64)
def local_minutes(zone_name: str) -> np.ndarray:
    """The wall clock of every minute of the year, in minutes from a fixed day: the offset is asked every 15
    minutes."""
    where = zone(zone_name)
    steps = range(0, MINUTES, 15)
    offsets = [
        int((START + timedelta(minutes=step)).astimezone(where).utcoffset().total_seconds() // 60) for step in steps
    ]
    return np.arange(MINUTES, dtype=np.int64) + np.repeat(np.array(offsets, dtype=np.int64), 15)


def at_work(one: Team) -> tuple[np.ndarray, np.ndarray]:
    """Whether each minute is worked, and the date (in days from the fixed day) on which that working day began."""
    wall = local_minutes(one.calendar.zone)
    day, minute = wall // DAY_MINUTES, wall % DAY_MINUTES
    opens, closes = (at.hour * 60 + at.minute for at in (one.hours.opens, one.hours.closes))
    if closes > opens:
        inside, began = (minute >= opens) & (minute < closes), day
    else:
        inside, began = (minute >= opens) | (minute < closes), np.where(minute >= opens, day, day - 1)
    lowest = int(began.min())
    days = [START.date() + timedelta(days=number) for number in range(lowest, int(began.max()) + 1)]
    works = np.array([is_working(one_day, one.calendar) for one_day in days])
    return inside & works[began - lowest], began


def counted(here: Team, there: Team) -> tuple[int, dict[date, int]]:
    """The minutes of the year in which both work, and of each date."""
    ours, began = at_work(here)
    theirs, _ = at_work(there)
    both = began[ours & theirs]
    numbers, minutes = np.unique(both, return_counts=True)
    days = {START.date() + timedelta(days=int(n)): int(m) for n, m in zip(numbers, minutes, strict=True)}
    inside = {day: minutes for day, minutes in days.items() if FIRST <= day <= LAST}
    return sum(inside.values()), inside


ZONES = sorted({(name, one.code) for one in countries() for name in one.zones})
SHIFTS = ((9, 17), (8, 16), (7, 15), (10, 19), (13, 21), (6, 12), (22, 6))
"""Opening hours that no zone of 2027 skips or repeats on a change of clocks."""


def pairs(count: int) -> list[tuple[Team, Team]]:
    chance = random.Random(2027)

    def one() -> Team:
        name, code = chance.choice(ZONES)
        opens, closes = chance.choice(SHIFTS)
        return Team(calendar_of(code, name), Hours(time(opens), time(closes)))

    return [(one(), one()) for _ in range(count)]


@pytest.mark.parametrize("count", [pytest.param(12, id="some"), pytest.param(600, id="all", marks=pytest.mark.long)])
def test_every_minute_of_the_year_is_counted_alike(count):
    for here, there in pairs(count):
        found = overlap(here, there, FIRST, LAST)
        total, days = counted(here, there)
        assert found.minutes == total, (here, there)
        assert {one.day: one.minutes for one in found.days if one.minutes} == days, (here, there)


def test_a_change_of_clocks_inside_a_night_shift_is_an_hour_less_or_more():
    night = Team(Calendar("Europe/Amsterdam", frozenset(range(7))), Hours(time(22), time(6)))
    days = {one.day: one.minutes for one in overlap(night, night, FIRST, LAST).days}
    assert (days[date(2027, 3, 27)], days[date(2027, 10, 30)], days[date(2027, 6, 1)]) == (420, 540, 480)


def test_the_usual_week_leaves_out_the_days_that_only_one_works():
    found = overlap(team("IL"), team("DE"), FIRST, LAST)
    assert found.week == (420, 420, 420, 420, 0, 0, 0)
    assert overlap(team("NL"), team("AE"), FIRST, LAST).week[4] > 0


def test_holidays_that_differ_are_named_and_weekends_are_not():
    found = differing_days(team("NL"), team("PL"), FIRST, LAST)
    assert ("King's Day", False) in [(one.reason, one.here) for one in found]
    assert ("Constitution Day", True) in [(one.reason, one.here) for one in found] or any(one.here for one in found)
    year = overlap(team("NL"), team("PL"), FIRST, LAST)
    assert (sum(one.here for one in found), sum(not one.here for one in found)) == (year.only_here, year.only_there)
    assert "weekend" not in {one.reason for one in found}
    assert differing_days(team("NL"), team("NL"), FIRST, LAST) == []


def test_the_year_begins_with_the_month():
    assert year_from(date(2026, 11, 29)) == (date(2026, 11, 1), date(2027, 10, 31))
    assert year_from(date(2028, 2, 29)) == (date(2028, 2, 1), date(2029, 1, 31))


codes = st.sampled_from([one.code for one in countries()])
hours = st.builds(Hours, st.sampled_from([time(6), time(9), time(22)]), st.sampled_from([time(5), time(15), time(18)]))


@given(st.lists(st.tuples(codes, hours), min_size=2, max_size=4), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_a_relay_fills_the_day_once(places, on):
    teams = [Team(calendar_of(code, country(code).zone), each) for code, each in places]
    found = relay(teams, on)
    assert [found.stretches[0].begins, found.stretches[-1].ends] == [0, DAY_MINUTES]
    for one, following in zip(found.stretches, found.stretches[1:], strict=False):
        assert one.ends == following.begins
        assert one.working != following.working
    assert found.covered + sum(one.ends - one.begins for one in found.gaps) == DAY_MINUTES
    whole = {place for place, team in enumerate(teams) if relay([team], on).covered == DAY_MINUTES}
    assert {one.giver for one in found.handovers} == set(
        range(len(teams))
    ) - whole  # who never leaves hands nothing over
    assert all(one.giver != one.taker and -DAY_MINUTES <= one.minutes <= DAY_MINUTES for one in found.handovers)


def test_a_year_of_a_pair_is_worked_out_in_a_moment():
    """Cold, 40 pairs of zones that share nothing: far below what a page may take; warm it is a look-up."""
    import time as clock

    begun = clock.perf_counter()
    for here, there in pairs(40):
        overlap(here, there, FIRST + timedelta(days=1), LAST)
    assert (clock.perf_counter() - begun) / 40 < 0.3
