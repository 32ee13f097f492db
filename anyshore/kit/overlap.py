"""How many hours two teams share, by both calendars: day by day for a year; and who hands over to whom in 24 hours.

Both teams have their own zone, office hours, working weekdays and public holidays. Everything is intervals of whole
minutes in UTC, so that a day on which clocks change is right on both sides. Told with a worked table in
docs/algorithms/overlap.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median_low
from typing import Final

from anyshore.kit.countries import zone
from anyshore.kit.places import OFFICE_HOURS, Hours, shared_minutes
from anyshore.kit.workdays import Calendar, is_working, why_not_working

DAY_MINUTES: Final = 24 * 60
_DAY: Final = timedelta(days=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_AROUND: Final = 2  # days before and after, across the date line
_MOMENT: Final = 2  # a run of fewer days is the change of a clock itself and no season

Span = tuple[int, int]
"""Two minutes in UTC, counted from 1970, the first not after the second."""


@dataclass(frozen=True, slots=True)
class Team:
    """Whose hours: a working calendar with its zone, and office hours by the local clock."""

    calendar: Calendar
    hours: Hours = OFFICE_HOURS


@dataclass(frozen=True, slots=True)
class SharedDay:
    """One date: the minutes shared in the first team's working day, and for which of the two it is a working day."""

    day: date
    minutes: int
    here: bool
    there: bool


@dataclass(frozen=True, slots=True)
class Season:
    """Days in a row on which two full working days share the same minutes, whatever the calendars say."""

    starts_on: date
    ends_on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class DifferingDay:
    """A date on which only one of two teams works, and the other's reason, such as the name of a holiday."""

    day: date
    reason: str
    here: bool
    """Whether it is the first team that works."""


@dataclass(frozen=True, slots=True)
class YearOverlap:
    """What two teams share in the days from ``first`` to ``last``, both included."""

    first: date
    last: date
    days: tuple[SharedDay, ...]
    seasons: tuple[Season, ...]

    @property
    def minutes(self) -> int:
        """All minutes shared."""
        return sum(one.minutes for one in self.days)

    @property
    def both_days(self) -> int:
        """On how many dates both work."""
        return sum(one.here and one.there for one in self.days)

    @property
    def only_here(self) -> int:
        """On how many dates only the first team works."""
        return sum(one.here and not one.there for one in self.days)

    @property
    def only_there(self) -> int:
        """On how many dates only the second team works."""
        return sum(one.there and not one.here for one in self.days)

    @property
    def week(self) -> tuple[int, ...]:
        """The usual week from Monday: the median minutes of each weekday among the dates on which both work."""
        found: list[list[int]] = [[] for _ in range(7)]
        for one in self.days:
            if one.here and one.there:
                found[one.day.weekday()].append(one.minutes)
        return tuple(median_low(minutes) if minutes else 0 for minutes in found)

    @property
    def usual(self) -> int:
        """The median minutes of a date on which both work; 0 if there is none."""
        both = [one.minutes for one in self.days if one.here and one.there]
        return median_low(both) if both else 0


def year_from(on: date) -> tuple[date, date]:
    """The twelve months from the first of the month, so that a question asked all month long is worked out once."""
    first = on.replace(day=1)
    return first, first.replace(year=first.year + 1) - _DAY


@lru_cache(maxsize=2048)
def overlap(here: Team, there: Team, first: date, last: date) -> YearOverlap:
    """What two teams share from ``first`` to ``last``. A working day counts on the date on which it begins here."""
    others = _spans(there, first - _AROUND * _DAY, last + _AROUND * _DAY)
    shared, place = [], 0
    for day in _days(first, last):
        own = span_of(here, day) if is_working(day, here.calendar) else None
        minutes = 0
        if own is not None:
            while place < len(others) and others[place][1] <= own[0]:
                place += 1
            minutes = _covered(own, others[place:place + 4])  # fmt: skip
        shared.append(SharedDay(day, minutes, own is not None, is_working(day, there.calendar)))
    return YearOverlap(first, last, tuple(shared), tuple(_seasons(here, there, first, last)))


def differing_days(here: Team, there: Team, first: date, last: date) -> list[DifferingDay]:
    """The holidays and days off that only one of the two has: weekends that differ are left to the usual week."""
    found = []
    for day in _days(first, last):
        ours, theirs = why_not_working(day, here.calendar), why_not_working(day, there.calendar)
        if bool(ours) != bool(theirs) and "weekend" not in (ours, theirs):
            found.append(DifferingDay(day, ours or theirs, here=not ours))
    return found


def _days(first: date, last: date) -> Iterator[date]:
    return (first + turn * _DAY for turn in range((last - first).days + 1))


def _spans(team: Team, first: date, last: date) -> list[Span]:
    return [span_of(team, day) for day in _days(first, last) if is_working(day, team.calendar)]


@lru_cache(maxsize=131072)
def span_of(team: Team, day: date) -> Span:
    """The working day that begins on a date, whether or not it is one in the calendar. Its wall clock decides, so on a
    change of clocks it may be longer."""
    where, hours = zone(team.calendar.zone), team.hours
    last = day if hours.closes > hours.opens else day + _DAY
    opens = datetime.combine(day, hours.opens, where).astimezone(UTC)
    closes = datetime.combine(last, hours.closes, where).astimezone(UTC)
    begins = int((opens - _EPOCH).total_seconds()) // 60
    return begins, max(begins, int((closes - _EPOCH).total_seconds()) // 60)


def midnight(zone_name: str, day: date) -> int:
    """The minute in UTC at which a date begins there."""
    return span_of(Team(Calendar(zone_name), Hours(time(0), time(12))), day)[0]


def _covered(own: Span, others: Sequence[Span]) -> int:
    return sum(max(0, min(own[1], other[1]) - max(own[0], other[0])) for other in others)


def _seasons(here: Team, there: Team, first: date, last: date) -> Iterator[Season]:
    """Runs of days by the clocks alone. The day of a change belongs to the season that it begins."""
    zones = (here.calendar.zone, here.hours, there.calendar.zone, there.hours)
    runs = [
        (minutes, list(days)) for minutes, days in groupby(_days(first, last), lambda day: shared_minutes(day, *zones))
    ]
    starts: date | None = None
    held: Season | None = None
    for place, (minutes, days) in enumerate(runs):
        if len(days) < _MOMENT and place < len(runs) - 1:
            starts = starts or days[0]
            continue
        if held and held.minutes == minutes:
            held = Season(held.starts_on, days[-1], minutes)
        else:
            if held:
                yield held
            held = Season(starts or days[0], days[-1], minutes)
        starts = None
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the day, in minutes from midnight UTC, and who works in it (places in the list of teams)."""

    begins: int
    ends: int
    working: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """When one team goes home: to whom it hands over. ``minutes`` are those that both have for it, from ``begins``
    in UTC; below zero, nobody works for so long, from ``begins``."""

    giver: int
    taker: int
    begins: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Relay:
    """One day around the world, on which all teams work."""

    stretches: tuple[Stretch, ...]
    handovers: tuple[Handover, ...]

    @property
    def covered(self) -> int:
        """Minutes of 24 hours in which somebody works."""
        return sum(one.ends - one.begins for one in self.stretches if one.working)

    @property
    def overlapping(self) -> int:
        """Minutes of 24 hours in which two or more work."""
        return sum(one.ends - one.begins for one in self.stretches if len(one.working) > 1)

    @property
    def gaps(self) -> tuple[Stretch, ...]:
        """When nobody works."""
        return tuple(one for one in self.stretches if not one.working)


def relay(teams: Sequence[Team], on: date) -> Relay:
    """Who works when in 24 hours, and who hands over to whom, by the clocks of the date ``on``.

    The day is a circle: what ends after midnight UTC goes on at its beginning, as it does on every working day.
    """
    spans = [_on_circle(span_of(team, on)) for team in teams]
    edges = sorted({0, DAY_MINUTES, *(edge % DAY_MINUTES for span in spans for edge in span)})
    cut = [
        Stretch(begins, ends, tuple(place for place, span in enumerate(spans) if _holds(span, begins)))
        for begins, ends in pairwise(edges)
    ]
    return Relay(tuple(_joined(cut)), tuple(_handovers(spans)))


def _on_circle(span: Span) -> Span:
    begins = span[0] % DAY_MINUTES
    return begins, begins + min(span[1] - span[0], DAY_MINUTES)


def _holds(span: Span, minute: int) -> bool:
    return (minute - span[0]) % DAY_MINUTES < span[1] - span[0]


def _joined(cut: list[Stretch]) -> Iterator[Stretch]:
    for working, parts in groupby(cut, lambda one: one.working):
        whole = list(parts)
        yield Stretch(whole[0].begins, whole[-1].ends, working)


def _handovers(spans: list[Span]) -> Iterator[Handover]:
    """Each team hands over to the one that stays longest after it; if nobody is there, to the next that begins."""
    for giver, own in enumerate(spans):
        others = [place for place in range(len(spans)) if place != giver]
        if not others or own[1] - own[0] >= DAY_MINUTES:
            continue
        there = [place for place in others if _holds(spans[place], own[1])]
        if there:
            taker = max(there, key=lambda place: (spans[place][1] - own[1]) % DAY_MINUTES)
            both = min((own[1] - spans[taker][0]) % DAY_MINUTES, own[1] - own[0])
            yield Handover(giver, taker, (own[1] - both) % DAY_MINUTES, both)
        else:
            taker = min(others, key=lambda place: (spans[place][0] - own[1]) % DAY_MINUTES)
            wait = (spans[taker][0] - own[1]) % DAY_MINUTES
            yield Handover(giver, taker, own[1] % DAY_MINUTES, -wait)
