"""The weeks of time sheets: those of ISO 8601, Monday to Sunday, in UTC. Pure.

A week is named by its Monday. UTC has no summer time: every week has 168 hours, wherever people sit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from anyshore.kit.errors import NotFound

MINUTES_A_DAY = 24 * 60
EDITED_FOR = timedelta(days=7, hours=12)
"""The provider changes a week's sheet until Monday 12:00 UTC after it."""
REVIEWED_FOR = timedelta(days=11, hours=23, minutes=59)
"""The client answers until Friday 23:59 UTC of the week after."""
NAME = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


def week_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_at(at: datetime) -> date:
    """The week in which an instant lies."""
    return week_of(at.astimezone(UTC).date())


def days_of(week: date) -> tuple[date, ...]:
    """The seven days of a week, Monday first."""
    return tuple(week + timedelta(days=place) for place in range(7))


def next_week(week: date) -> date:
    """The week after."""
    return week + timedelta(days=7)


def begins_at(week: date) -> datetime:
    """The instant at which a week begins."""
    return datetime.combine(week, time(0), UTC)


def clocks_of(week: date, signed_at: datetime) -> date:
    """The week whose clocks a sheet has: its own; of a week that was over when both had signed, the week after the
    signature's, so that nobody's time runs out before there is a contract."""
    signed = week_at(signed_at)
    return week if week >= signed else next_week(signed)


def edit_until(week: date, signed_at: datetime) -> datetime:
    """Until when the provider changes the sheet; at this instant it is submitted."""
    return begins_at(clocks_of(week, signed_at)) + EDITED_FOR


def review_until(week: date, signed_at: datetime) -> datetime:
    """Until when the client answers; at this instant silence approves."""
    return begins_at(clocks_of(week, signed_at)) + REVIEWED_FOR


def week_name(week: date) -> str:
    """A week as ISO 8601 writes it: ``2026-W48``."""
    year, number, _ = week.isocalendar()
    return f"{year}-W{number:02}"


def week_text(week: date) -> str:
    """The same as it is read: with a hyphen at which no line breaks. An address has ``week_name``."""
    return week_name(week).replace("-", "\N{NON-BREAKING HYPHEN}")


def week_named(name: str) -> date:
    """The week of that name; NotFound where there is none."""
    found = NAME.fullmatch(name)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else _no_week()
    except ValueError:
        return _no_week()


def minutes_by_day(began_at: datetime, ended_at: datetime) -> Iterator[tuple[date, int]]:
    """The whole minutes between two instants, by the day on which they lie: a span is split at midnight UTC."""
    start, end = (one.astimezone(UTC).replace(second=0, microsecond=0) for one in (began_at, ended_at))
    while start < end:
        until = min(end, datetime.combine(start.date() + timedelta(days=1), time(0), UTC))
        yield start.date(), int((until - start).total_seconds()) // 60
        start = until


def _no_week() -> date:
    raise NotFound()
