"""What the page of working hours says about two to four places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from django.utils import translation

from anyshore.kit.countries import zone
from anyshore.kit.overlap import DifferingDay, Handover, YearOverlap, differing_days, overlap, relay, year_from
from anyshore.kit.places import Place, Shoring, shoring
from anyshore.kit.workdays import holiday_name
from anyshore.plumbing.shores import near
from anyshore.web.tools.picture import Picture, Seat, WeekRow, picture, week


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the places."""

    one: str
    other: str
    shore: Shoring
    year: YearOverlap
    differing: list[DifferingDay]


@dataclass(frozen=True, slots=True)
class Pass:
    """Who hands over to whom, by the first place's clock; ``minutes`` below zero is a gap."""

    giver: str
    taker: str
    begins: str
    ends: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page draws."""

    picture: Picture
    week: list[WeekRow]
    pairs: list[Pair]
    passes: list[Pass]
    covered: int
    overlapping: int
    first: date
    last: date


def shown(seats: Sequence[Seat], on: date) -> Shown:
    """The picture of the day and of the week, the pairs over a year, and the hand-overs of the day."""
    first, last = year_from(on)
    found = relay([seat.team for seat in seats], on)
    return Shown(
        picture=picture(seats[0], seats[1:], on),
        week=week(seats, on),
        pairs=[_pair(one, other, first, last) for one, other in combinations(seats, 2)],
        passes=[_pass(seats, one, on) for one in sorted(found.handovers, key=lambda one: one.begins)],
        covered=found.covered,
        overlapping=found.overlapping,
        first=first,
        last=last,
    )


def _pair(one: Seat, other: Seat, first: date, last: date) -> Pair:
    return Pair(
        one.name,
        other.name,
        shoring(_place(one), _place(other), on=first, near=near()),
        overlap(one.team, other.team, first, last),
        [_in_words(day, one, other) for day in differing_days(one.team, other.team, first, last)],
    )


def _in_words(day: DifferingDay, one: Seat, other: Seat) -> DifferingDay:
    """The day with the name of its holiday in the reader's language, where the list of its country has that."""
    language = (translation.get_language() or "").partition("-")[0]
    resting = other.team.calendar if day.here else one.team.calendar
    return replace(day, reason=holiday_name(day.day, resting, language) or day.reason)


def _place(seat: Seat) -> Place:
    return Place(country=seat.team.calendar.country, zone=seat.team.calendar.zone, hours=seat.team.hours)


def _pass(seats: Sequence[Seat], one: Handover, on: date) -> Pass:
    where = zone(seats[0].team.calendar.zone)
    begins = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(minutes=one.begins)
    ends = begins + timedelta(minutes=abs(one.minutes))
    return Pass(
        giver=seats[one.giver].name,
        taker=seats[one.taker].name,
        begins=f"{begins.astimezone(where):%H:%M}",
        ends=f"{ends.astimezone(where):%H:%M}",
        minutes=one.minutes,
    )
