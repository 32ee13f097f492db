"""When a period ends. A deadline is an instant in UTC, fixed when its clock starts; days are somebody's days.

Review and answer clocks count the working days of the party that must act and end when its working day ends.
Notice and cure count calendar days and end with the last of them. In both, the day on which the clock starts
is not counted (as in Regulation (EEC, Euratom) No 1182/71, article 3). No clock is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))
"""Days of the week as ``date.weekday`` counts them: Monday is 0."""

DAY_ENDS = time(17)
"""When a working day is over, in the place of the party that must act."""

LAST_MINUTE = time(23, 59)
"""When a calendar day is over. A minute early, so that the day shown is the day counted."""

REMIND_BEFORE = (timedelta(hours=48), timedelta(hours=4))
MAX_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of one party: its IANA time zone, days of the week, holidays, and the end of its day."""

    zone: str
    working_days: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()
    day_ends: time = DAY_ENDS

    def __post_init__(self) -> None:
        if not self.working_days or not self.working_days <= frozenset(range(7)):
            raise ValueError("a calendar has a working day, and days of the week are 0 to 6")

    def works_on(self, day: date) -> bool:
        """Whether ``day`` is a working day here."""
        return day.weekday() in self.working_days and day not in self.holidays


def after_working_days(start: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """The instant (UTC) at which the working day ends that is the ``days``-th after the day of ``start``.

    ``start`` is an aware instant; its day is the day it is in the calendar's zone. ``days`` is at least 1.
    """
    day, left = _local_day(start, calendar.zone, days), days
    for _ in range(MAX_DAYS):
        day += timedelta(days=1)
        left -= calendar.works_on(day)
        if not left:
            return _instant(day, calendar.day_ends, calendar.zone)
    raise ValueError("the calendar has too few working days")


def after_calendar_days(start: datetime, days: int, zone: str) -> datetime:
    """The instant (UTC) at which the ``days``-th day after the day of ``start`` ends in ``zone``.

    Days are the days of that place: over a change to summer time, 14 of them are 335 hours.
    """
    return _instant(_local_day(start, zone, days) + timedelta(days=days), LAST_MINUTE, zone)


def reminders(start: datetime, end: datetime) -> tuple[datetime, ...]:
    """When to remind of ``end``: at half time, 48 hours and 4 hours before, as far as these lie after ``start``."""
    wanted = {start + (end - start) / 2, *(end - before for before in REMIND_BEFORE)}
    return tuple(sorted(instant for instant in wanted if start < instant < end))


def _local_day(start: datetime, zone: str, days: int) -> date:
    if start.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    if not 1 <= days <= MAX_DAYS:
        raise ValueError(f"a period has 1 to {MAX_DAYS} days")
    return start.astimezone(ZoneInfo(zone)).date()


def _instant(day: date, clock: time, zone: str) -> datetime:
    """The instant at which ``zone`` shows ``clock`` on ``day``: the first of two, or just after a gap."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
