"""When periods end: working days, calendar days, daylight saving, reminders."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.periods import WorkCalendar, after_calendar_days, after_working_days, reminders

BERLIN = WorkCalendar("Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "days", "calendar", "end"),
    [
        ("2026-03-02T10:00", 1, BERLIN, "2026-03-03T16:00"),
        ("2026-03-02T10:00", 5, BERLIN, "2026-03-09T16:00"),  # over a week-end
        ("2026-03-06T10:00", 1, BERLIN, "2026-03-09T16:00"),  # from a Friday
        ("2026-03-07T10:00", 1, BERLIN, "2026-03-09T16:00"),  # from a Saturday
        ("2026-03-02T23:30", 1, BERLIN, "2026-03-04T16:00"),  # it is Tuesday there already
        ("2026-03-26T10:00", 3, BERLIN, "2026-03-31T15:00"),  # summer time has begun
        ("2026-04-30T10:00", 1, WorkCalendar("Europe/Berlin", holidays=frozenset({date(2026, 5, 1)})), "2026-05-04T15:00"),
        ("2026-03-05T10:00", 1, WorkCalendar("Asia/Dubai", frozenset({0, 1, 2, 3, 6})), "2026-03-08T13:00"),
        ("2026-03-02T10:00", 1, WorkCalendar("Asia/Kolkata", day_ends=time(18, 30)), "2026-03-03T13:00"),
        ("2026-03-02T10:00", 1, WorkCalendar("Pacific/Kiritimati"), "2026-03-04T03:00"),
    ],
)
def test_working_days_end_when_the_day_ends_there(start, days, calendar, end):
    assert after_working_days(at(start), days, calendar) == at(end)


def test_calendar_days_end_with_the_last_of_them():
    assert after_calendar_days(at("2026-03-20T12:00"), 14, "Europe/Berlin") == at("2026-04-03T21:59")
    assert after_calendar_days(at("2026-03-20T23:30"), 14, "Europe/Berlin") == at("2026-04-04T21:59")
    assert after_calendar_days(at("2024-02-28T12:00"), 1, "UTC") == at("2024-02-29T23:59")
    spring = after_calendar_days(at("2026-03-20T22:59"), 14, "Europe/Berlin") - at("2026-03-20T22:59")
    assert spring == timedelta(hours=335)


def test_an_hour_that_does_not_exist_ends_after_the_gap():
    night = WorkCalendar("Europe/Berlin", frozenset(range(7)), day_ends=time(2, 30))
    assert after_working_days(at("2026-03-28T10:00"), 1, night) == at("2026-03-29T01:30")
    assert after_working_days(at("2026-10-24T10:00"), 1, night) == at("2026-10-25T00:30")


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.integers(1, 120),
    st.sampled_from(sorted(available_timezones() - {"localtime"})),
)
def test_periods_in_every_zone(moment, days, zone):
    start = moment.replace(tzinfo=UTC)
    calendar = WorkCalendar(zone)
    end = after_working_days(start, days, calendar)
    local = end.astimezone(ZoneInfo(zone))
    assert end > start
    assert calendar.works_on(local.date())
    assert after_working_days(start, days + 1, calendar) > end
    assert after_calendar_days(start, days, zone) > start + timedelta(days=days) - timedelta(hours=27)
    assert end.tzinfo is UTC


def test_what_makes_no_period_is_refused():
    with pytest.raises(ValueError):
        after_working_days(datetime(2026, 3, 2, 10), 1, BERLIN)
    for days in (0, -1, 4_000):
        with pytest.raises(ValueError):
            after_calendar_days(at("2026-03-02T10:00"), days, "UTC")
    for working_days in (frozenset(), frozenset({7})):
        with pytest.raises(ValueError):
            WorkCalendar("UTC", working_days)
    always_off = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(5_000))
    with pytest.raises(ValueError):
        after_working_days(at("2026-03-02T10:00"), 1, WorkCalendar("UTC", holidays=always_off))


def test_reminders():
    start = at("2026-03-02T10:00")
    assert reminders(start, start + timedelta(days=10)) == (
        start + timedelta(days=5),
        start + timedelta(days=8),
        start + timedelta(days=9, hours=20),
    )
    assert reminders(start, start + timedelta(days=4)) == (start + timedelta(days=2), start + timedelta(hours=92))
    assert reminders(start, start + timedelta(hours=6)) == (start + timedelta(hours=2), start + timedelta(hours=3))
    assert reminders(start, start + timedelta(hours=4)) == (start + timedelta(hours=2),)
