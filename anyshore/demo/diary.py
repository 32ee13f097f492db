"""The instants of one story: always forward, in the working hours of whoever acts, the same every time. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from anyshore.kit.workdays import Calendar, is_working

OPENS, CLOSES = time(9), time(17, 30)
_DAY = timedelta(days=1)


class Diary:
    """Where one story stands in time. ``key`` seeds its small irregularities; ``end`` is the story's present."""

    def __init__(self, key: str, *, starts: datetime, end: datetime) -> None:
        self.random = Random(f"anyshore demo {key}")
        self.at = starts
        self.end = end

    def later(self, calendar: Calendar, days: int = 0) -> datetime:
        """Go to a working minute some hours on, or on the ``days``-th working day from here."""
        zone = ZoneInfo(calendar.zone)
        if days <= 0:
            return self._go(_within_hours(self.at + self._minutes(25, 190), calendar, self.random))
        day = self.at.astimezone(zone).date()
        for _ in range(days):
            day = _next_working(day + _DAY, calendar)
        return self._go(self._minute_of(day, zone))

    def on(self, calendar: Calendar, days_before_end: int) -> datetime:
        """Go to the last working day that is at least so many days before the end, if that lies ahead."""
        zone = ZoneInfo(calendar.zone)
        return self.by(calendar, self.end.astimezone(zone).date() - days_before_end * _DAY)

    def by(self, calendar: Calendar, day: date) -> datetime:
        """Go to the last working day not after ``day``, if that lies ahead; else some hours on."""
        zone = ZoneInfo(calendar.zone)
        while not is_working(day, calendar):
            day -= _DAY
        there = self._minute_of(day, zone)
        return self._go(there) if there > self.at else self.later(calendar)

    def not_after(self, limit: datetime) -> datetime:
        """Come back to ``limit`` if the last step went beyond it; never behind the step before."""
        self.at = min(self.at, limit)
        return self.at

    def minutes(self, least: int, most: int) -> datetime:
        """Go on by some minutes, whatever the hour: what machines and the hurried do."""
        return self._go(self.at + self._minutes(least, most))

    def wait_until(self, instant: datetime) -> datetime:
        """Go to an instant that somebody else has set."""
        return self._go(instant)

    def _go(self, instant: datetime) -> datetime:
        self.at = max(instant, self.at + timedelta(minutes=1))
        return self.at

    def _minutes(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self.random.randint(least, most), seconds=self.random.randint(0, 59))

    def _minute_of(self, day: date, zone: ZoneInfo) -> datetime:
        opens = datetime.combine(day, OPENS, zone).astimezone(UTC)
        return opens + self._minutes(4, 7 * 60)


def _next_working(day: date, calendar: Calendar) -> date:
    while not is_working(day, calendar):
        day += _DAY
    return day


def _within_hours(instant: datetime, calendar: Calendar, random: Random) -> datetime:
    zone = ZoneInfo(calendar.zone)
    local = instant.astimezone(zone)
    if is_working(local.date(), calendar) and OPENS <= local.time() <= CLOSES:
        return instant
    early = local.time() < OPENS
    day = _next_working(local.date() if early else local.date() + _DAY, calendar)
    opens = datetime.combine(day, OPENS, zone).astimezone(UTC)
    return opens + timedelta(minutes=random.randint(3, 95), seconds=random.randint(0, 59))
