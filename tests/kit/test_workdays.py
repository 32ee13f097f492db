"""Clocks in working days and in calendar days: the worked tables, and every zone over its changes of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.kit.countries import UnknownPlace, countries, zone, zone_names
from anyshore.kit.workdays import (
    MONDAY_TO_FRIDAY,
    Calendar,
    add_calendar_days,
    add_working_days,
    calendar_of,
    is_working,
    last_day,
    public_holidays,
    weekdays_of,
    why_not_working,
    working_days_left,
)
from tests.tables import tables

WORKING, CALENDAR, _WRITTEN = tables("docs/algorithms/clocks.md")
ZONES = sorted(zone_names())
CLOSE = time(17)
DAY = timedelta(days=1)

starts = st.datetimes(datetime(2001, 2, 1), datetime(2035, 6, 30), timezones=st.just(UTC))
lengths = st.integers(1, 40)
weeks = st.frozensets(st.integers(0, 6), min_size=1)
calendars = st.builds(Calendar, st.sampled_from(ZONES), weeks, st.sampled_from(["", "NL", "US", "IN", "SA", "JP"]))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("row", WORKING, ids=lambda row: row["case"])
def test_the_worked_table_of_working_days(row: dict[str, str]) -> None:
    nation = row["holidays of"]
    calendar = Calendar(
        zone=row["zone"],
        weekdays=weekdays_of(nation) if nation else MONDAY_TO_FRIDAY,
        country=nation,
        days_off=frozenset(date.fromisoformat(day) for day in row["days off"].split()),
    )
    ends = add_working_days(_instant(row["start"]), int(row["days"]), calendar)
    assert ends == _instant(row["ends"])
    assert f"{ends.astimezone(zone(row['zone'])):%Y-%m-%d %H:%M}" == row["ends there"]


@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: row["case"])
def test_the_worked_table_of_calendar_days(row: dict[str, str]) -> None:
    ends = add_calendar_days(_instant(row["start"]), int(row["days"]), row["zone"])
    assert ends == _instant(row["ends"])
    assert last_day(ends, zone(row["zone"])) == date.fromisoformat(row["last day"])


def _check_working(start: datetime, days: int, calendar: Calendar) -> None:
    ends = add_working_days(start, days, calendar)
    there = ends.astimezone(zone(calendar.zone))
    first = start.astimezone(zone(calendar.zone)).date()
    between = [first + turn * DAY for turn in range(1, (there.date() - first).days + 1)]
    assert sum(is_working(day, calendar) for day in between) == days
    assert is_working(there.date(), calendar)
    assert there.time() == calendar.closes or _is_skipped(there.date(), calendar)
    assert ends > start
    assert working_days_left(start, ends, calendar) == days
    assert add_working_days(start, days + 1, calendar) > ends


def _is_skipped(day: date, calendar: Calendar) -> bool:
    """Whether the wall clock never shows the close of business that day."""
    wanted = datetime.combine(day, calendar.closes, zone(calendar.zone))
    return wanted.astimezone(UTC).astimezone(zone(calendar.zone)).time() != calendar.closes


def _check_calendar(start: datetime, days: int, name: str) -> None:
    ends = add_calendar_days(start, days, name)
    first = start.astimezone(zone(name)).date()
    assert (ends - timedelta(microseconds=1)).astimezone(zone(name)).date() <= first + days * DAY
    assert ends.astimezone(zone(name)).date() > first + days * DAY
    assert last_day(ends, zone(name)) <= first + days * DAY


@given(starts, lengths, calendars)
@settings(max_examples=300, deadline=None)
def test_working_days_anywhere(start: datetime, days: int, calendar: Calendar) -> None:
    _check_working(start, days, calendar)


@given(starts, lengths, st.sampled_from(ZONES))
@settings(max_examples=300, deadline=None)
def test_calendar_days_anywhere(start: datetime, days: int, name: str) -> None:
    _check_calendar(start, days, name)


@pytest.mark.long
@given(starts, lengths, calendars)
@settings(max_examples=50_000, deadline=None)
def test_working_days_anywhere_at_length(start: datetime, days: int, calendar: Calendar) -> None:
    _check_working(start, days, calendar)
    _check_calendar(start, days, calendar.zone)


def _changes(name: str, first: date, last: date) -> list[datetime]:
    """The days on which a zone's clocks change, each with an instant of the day before."""
    noons = [datetime.combine(first + turn * DAY, time(12), UTC) for turn in range((last - first).days)]
    offsets = [(at, at.astimezone(zone(name)).utcoffset()) for at in noons]
    return [before for (before, old), (_, new) in pairwise(offsets) if old != new]


def test_every_zone_over_every_change_of_clocks_of_a_year() -> None:
    """About 5,000 deadlines: each zone, from before each change to after it, and once without one."""
    checked = 0
    for name in ZONES:
        calendar = Calendar(name)
        changes = _changes(name, date(2026, 1, 1), date(2027, 1, 1)) or [datetime(2026, 6, 3, 12, tzinfo=UTC)]
        for before in changes:
            for hours in (0, 7, 13):
                start = before - timedelta(days=3, hours=hours)
                _check_working(start, 5, calendar)
                _check_calendar(start, 4, name)
                checked += 2
    assert checked >= 4000


def test_a_clock_on_the_day_of_a_change_ends_at_the_wall_clock() -> None:
    """Closes at 02:30, which the clocks skip in spring and show twice in autumn: the later reading counts."""
    night = Calendar("Europe/Amsterdam", weekdays=frozenset(range(7)), closes=time(2, 30))
    assert add_working_days(_instant("2026-03-28T12:00Z"), 1, night) == _instant("2026-03-29T01:30Z")
    assert add_working_days(_instant("2026-10-24T12:00Z"), 1, night) == _instant("2026-10-25T01:30Z")


@given(starts, lengths)
def test_the_zone_in_which_a_start_is_written_changes_nothing(start: datetime, days: int) -> None:
    calendar = calendar_of("NL")
    elsewhere = start.astimezone(zone("Asia/Tokyo"))
    assert add_working_days(start, days, calendar) == add_working_days(elsewhere, days, calendar)


@given(starts, starts, lengths, calendars)
@settings(max_examples=150, deadline=None)
def test_a_later_start_never_ends_earlier(one: datetime, other: datetime, days: int, calendar: Calendar) -> None:
    early, late = sorted((one, other))
    assert add_working_days(early, days, calendar) <= add_working_days(late, days, calendar)
    assert add_calendar_days(early, days, calendar.zone) <= add_calendar_days(late, days, calendar.zone)


def test_why_a_day_does_not_count() -> None:
    calendar = Calendar("Europe/Amsterdam", country="NL", days_off=frozenset({date(2026, 8, 4)}))
    assert why_not_working(date(2026, 8, 3), calendar) == ""
    assert why_not_working(date(2026, 8, 4), calendar) == "day off"
    assert why_not_working(date(2026, 8, 8), calendar) == "weekend"
    assert why_not_working(date(2026, 12, 25), calendar) == "Christmas Day"
    assert why_not_working(date(2011, 12, 30), Calendar("Pacific/Apia")) == "no such day"


def test_holidays_are_the_countrys_and_its_parts() -> None:
    assert date(2026, 7, 3) in public_holidays("US", 2026)
    assert date(2026, 6, 4) not in public_holidays("DE", 2026)
    assert date(2026, 6, 4) in public_holidays("DE", 2026, "BY")
    assert public_holidays("DE", 2026, "no such part") == public_holidays("DE", 2026)
    assert not public_holidays("BV", 2026)
    assert all(day.year == 2027 for one in countries() for day in public_holidays(one.code, 2027))


@pytest.mark.parametrize(
    ("code", "free"),
    [("NL", {5, 6}), ("AE", {5, 6}), ("SA", {4, 5}), ("IL", {4, 5}), ("IR", {4}), ("HK", {5, 6}), ("BV", {5, 6})],
)
def test_weekends(code: str, free: set[int]) -> None:
    assert weekdays_of(code) == frozenset(range(7)) - free


def test_a_calendar_of_a_country_takes_what_it_is_given() -> None:
    assert calendar_of("SA") == Calendar("Asia/Riyadh", frozenset({6, 0, 1, 2, 3}), "SA")
    own = calendar_of("NL", "America/Curacao", weekdays=frozenset({0, 1}), closes=time(12))
    assert own == Calendar("America/Curacao", frozenset({0, 1}), "NL", closes=time(12))


def test_what_is_refused() -> None:
    start = datetime(2026, 11, 23, 9, tzinfo=UTC)
    calendar = calendar_of("NL")
    for days in (0, -1):
        with pytest.raises(ValueError, match="at least one day"):
            add_working_days(start, days, calendar)
        with pytest.raises(ValueError, match="at least one day"):
            add_calendar_days(start, days, "Europe/Amsterdam")
    with pytest.raises(ValueError, match="needs a time zone"):
        add_working_days(start.replace(tzinfo=None), 1, calendar)
    with pytest.raises(ValueError, match="needs a time zone"):
        add_calendar_days(start.replace(tzinfo=None), 1, "Europe/Amsterdam")
    for wrong in (frozenset[int](), frozenset({7})):
        with pytest.raises(ValueError, match="working weekday"):
            Calendar("Europe/Amsterdam", wrong)
    with pytest.raises(UnknownPlace):
        Calendar("Europe/Atlantis")


def test_nothing_is_left_on_the_last_day_or_after_it() -> None:
    calendar = calendar_of("NL")
    due = add_working_days(datetime(2026, 11, 23, 9, tzinfo=UTC), 5, calendar)
    assert working_days_left(due - timedelta(hours=2), due, calendar) == 0
    assert working_days_left(due + timedelta(days=9), due, calendar) == 0
    assert working_days_left(due - timedelta(days=3), due, calendar) == 1
