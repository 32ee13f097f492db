"""Working days and calendar days, turned into instants when a clock starts.

Two kinds of clock, described with a worked table in docs/algorithms/clocks.md:

- A *review or answer clock* runs in working days of the party that must act and ends at the close of business
  there, 17:00 unless the calendar says otherwise. The day on which it starts does not count.
- A *notice or cure clock* runs in calendar days and ends when the last of them ends there. The day on which it
  starts does not count either.

Both follow Regulation (EEC, Euratom) No 1182/71, article 3(1) and (2)(b): the day of the event is not counted and
a period in days ends with its last hour; working days are the parties' own (article 2(2) leaves them to a list).
Every result is an instant in UTC, worked out once: a later change of a zone's rules or of the list of holidays
does not move a clock that runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import holidays

from anyshore.kit.countries import country as country_of
from anyshore.kit.countries import zone as zone_of

if TYPE_CHECKING:
    from collections.abc import Mapping

MONDAY_TO_FRIDAY: Final = frozenset(range(5))  # as date.weekday() counts: Monday is 0
CLOSE_OF_BUSINESS: Final = time(17)

_SUNDAY: Final = 6
_ENGLISH: Final = "en_US"
_DAY: Final = timedelta(days=1)
_NOON: Final = time(12)
_MIDNIGHT: Final = time(0)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose days count: a zone, its working weekdays, the public holidays of a country, and days off of one's own.

    ``country`` (ISO 3166-1 alpha-2) and ``subdivision`` (the part of ISO 3166-2 after the hyphen) choose the public
    holidays; an empty country has none. ``closes`` is the local time at which a working day's clock ends.
    """

    zone: str
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    country: str = ""
    subdivision: str = ""
    days_off: frozenset[date] = frozenset()
    closes: time = CLOSE_OF_BUSINESS

    def __post_init__(self) -> None:
        """Refuse a calendar in which no clock would ever end."""
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("a calendar needs at least one working weekday, 0 (Monday) to 6 (Sunday)")
        zone_of(self.zone)


def calendar_of(
    country: str, zone: str = "", *, weekdays: frozenset[int] | None = None, closes: time = CLOSE_OF_BUSINESS
) -> Calendar:
    """The calendar of a country: its main zone, weekend and public holidays, unless others are given."""
    return Calendar(
        zone=zone or country_of(country).zone,
        weekdays=weekdays or weekdays_of(country),
        country=country,
        closes=closes,
    )


@lru_cache(maxsize=512)
def weekdays_of(country: str) -> frozenset[int]:
    """The working weekdays of a country, Monday to Friday where nothing else is known of it.

    Where only Sunday is free by law, offices rest on Saturday too: a clock does not run out on one.
    """
    if country_of(country).code not in holidays.list_supported_countries():
        return MONDAY_TO_FRIDAY
    free = frozenset(holidays.country_holidays(country).weekend)
    return MONDAY_TO_FRIDAY if free == {_SUNDAY} else frozenset(range(7)) - free


@lru_cache(maxsize=4096)
def public_holidays(country: str, year: int, subdivision: str = "", language: str = "en") -> Mapping[date, str]:
    """The public holidays of a year with their names, in ``language`` (such as ``de``) where the list of that country
    has it, else in English where it has that.

    Empty for a country whose holidays are not known. A subdivision that is not known has the country's own.
    """
    parts = holidays.list_supported_countries().get(country)
    if parts is None:
        return MappingProxyType({})
    known = subdivision if subdivision in parts else None
    spoken = _spoken(country, language)
    listed = holidays.country_holidays(country, subdiv=known, years=year, language=spoken)
    return MappingProxyType({day: name for day, name in sorted(listed.items()) if day.year == year})


def _spoken(country: str, language: str) -> str:
    """The code under which the list of a country has a language; that of English where it has not."""
    found = holidays.list_localized_countries().get(country, [])
    return next((code for code in found if code.partition("_")[0] == language), _ENGLISH)


def holiday_name(day: date, calendar: Calendar, language: str) -> str:
    """The name of the holiday on a day in a language, as ``public_holidays`` has it; "" on any other day."""
    names = public_holidays(calendar.country, day.year, calendar.subdivision, language) if calendar.country else {}
    return names.get(day, "")


def is_working(day: date, calendar: Calendar) -> bool:
    """Whether a clock counts this day."""
    return not why_not_working(day, calendar)


@lru_cache(maxsize=65536)
def why_not_working(day: date, calendar: Calendar) -> str:
    """Why a clock does not count this day: "weekend", "day off", the holiday's name, "no such day"; "" if it does.

    There is no such day where a country crossed the date line: Samoa had no 30 December 2011.
    """
    if day.weekday() not in calendar.weekdays:
        return "weekend"
    if day in calendar.days_off:
        return "day off"
    if calendar.country and (name := public_holidays(calendar.country, day.year, calendar.subdivision).get(day)):
        return name
    return "" if local_day(_instant(day, _NOON, calendar.zone), calendar.zone) == day else "no such day"


def add_working_days(start: datetime, days: int, calendar: Calendar) -> datetime:
    """The instant, in UTC, at which a clock of this many working days ends.

    It ends at the close of business of the ``days``-th working day after the local day of ``start``. A close that
    the clocks skip or repeat that day is read as the later of its two readings, for the party that must act.
    Raises ``ValueError`` for a start without a zone and for fewer than one day.
    """
    _at_least_one(days)
    day = local_day(start, calendar.zone)
    for _ in range(days):
        day = _stepped(day, calendar, _DAY)
    return closes_at(day, calendar)


def working_days_left(at: datetime, due_at: datetime, calendar: Calendar) -> int:
    """How many working days begin after the local day of ``at`` up to that of ``due_at``; 0 on the last day."""
    day, last = local_day(at, calendar.zone), local_day(due_at, calendar.zone)
    return sum(is_working(day + turn * _DAY, calendar) for turn in range(1, (last - day).days + 1))


def working_day(day: date, calendar: Calendar, shift: int = 0) -> date:
    """The working day that belongs to ``day``: itself or the next one; with ``shift`` n above zero the n-th working
    day from ``day`` on, itself counted; below zero the n-th one before it."""
    if shift < 0:
        for _ in range(-shift):
            day = _stepped(day, calendar, -_DAY)
        return day
    day -= _DAY
    for _ in range(max(shift, 1)):
        day = _stepped(day, calendar, _DAY)
    return day


def closes_at(day: date, calendar: Calendar) -> datetime:
    """The instant, in UTC, of the close of business on ``day``; the later of two readings where clocks repeat it."""
    return max(_instant(day, calendar.closes, calendar.zone, fold) for fold in (0, 1))


def add_calendar_days(start: datetime, days: int, zone: str) -> datetime:
    """The instant, in UTC, at which the ``days``-th calendar day after the local day of ``start`` ends there.

    Raises ``ValueError`` for a start without a zone and for fewer than one day.
    """
    _at_least_one(days)
    return _instant(local_day(start, zone) + (days + 1) * _DAY, _MIDNIGHT, zone)


def last_day(at: datetime, zone: tzinfo) -> date:
    """The local day to which an instant belongs: the first instant of a day closes the one before."""
    return (at.astimezone(UTC) - timedelta.resolution).astimezone(zone).date()


def _stepped(day: date, calendar: Calendar, by: timedelta) -> date:
    """The nearest working day after ``day``, or before it."""
    day += by
    while not is_working(day, calendar):
        day += by
    return day


def local_day(at: datetime, zone: str) -> date:
    """The day that an instant is in a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(zone_of(zone)).date()


def _instant(day: date, clock: time, zone: str, fold: int = 0) -> datetime:
    return datetime.combine(day, clock.replace(fold=fold), zone_of(zone)).astimezone(UTC)


def _at_least_one(days: int) -> None:
    if days < 1:
        raise ValueError(f"a clock runs for at least one day, not {days}")
