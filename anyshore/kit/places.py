"""Where two parties sit to each other: the distance, the hours they share, and the word for it.

The rule of shoring, and how each of its parts is measured:

- *onshore*: client and provider are in the same country.
- *nearshore*: another country, with at most 3 hours between the working days, and on the same continent (the
  Americas count as one) or at most 3,000 km away. Both numbers are the operator's to change (``Near``).
- *offshore*: any other country.

*Homeshore* is a second mark beside the distance, for a provider that is a person working remotely.

"Between the working days" is the least shift that lays the shorter working day inside the longer one, so that
two equal days are as far apart as their clocks, and a half day inside the other's office hours is not apart at
all. It is taken at its widest over twelve months, because clocks change and a contract runs through both
seasons. Kilometres are along the great circle between the two cities.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from statistics import median_low
from typing import Final

from anyshore.kit.countries import Continent, Coordinates, coordinates, country, zone

NEAR_GAP_MINUTES_MAX: Final = 3 * 60
NEAR_KM_MAX: Final = 3000
EARTH_RADIUS_KM: Final = 6371.0088  # IUGG mean radius R1

_AMERICAS: Final = frozenset({Continent.NORTH_AMERICA, Continent.SOUTH_AMERICA})
_WEEK: Final = timedelta(days=7)
_WEEKS_A_YEAR: Final = 53
DAYS_AROUND: Final = tuple(timedelta(days=turn) for turn in range(-2, 3))  # a day of 24 hours, across the date line
_TURNS: Final = (timedelta(days=-1), timedelta(0), timedelta(days=1))

Span = tuple[datetime, datetime]  # two instants in UTC, the first not after the second


class Shore(StrEnum):
    """The three distances."""

    ONSHORE = "onshore"
    NEARSHORE = "nearshore"
    OFFSHORE = "offshore"


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a working day by the local clock. An end not after the begin lies on the next day."""

    opens: time = time(9)
    closes: time = time(17)


OFFICE_HOURS: Final = Hours()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party works: ISO country, IANA zone, working hours and, where known, the exact coordinates."""

    country: str
    zone: str
    hours: Hours = OFFICE_HOURS
    latitude: float | None = None
    longitude: float | None = None


class Why(StrEnum):
    """What decided the distance; the words for it stand at the doors."""

    SAME_COUNTRY = "same_country"
    HOURS_APART = "hours_apart"
    SAME_CONTINENT = "same_continent"
    NEAR_BY = "near_by"
    FAR_AWAY = "far_away"


@dataclass(frozen=True, slots=True)
class Near:
    """What counts as near: at most so many minutes between the working days, and kilometres across continents."""

    gap_minutes: int = NEAR_GAP_MINUTES_MAX
    km: int = NEAR_KM_MAX


NEAR: Final = Near()


@dataclass(frozen=True, slots=True)
class Shoring:
    """The distance of an engagement, the homeshore mark, and why: what decided it, of which country it is said, and
    the numbers, with those of the instance's rule (``near``)."""

    distance: Shore
    homeshore: bool
    why: Why
    country: str
    gap_minutes: int
    km: int
    near: Near = NEAR


def shoring(client: Place, provider: Place, *, on: date, person: bool = False, near: Near = NEAR) -> Shoring:
    """How far a provider is from a client, judged over the twelve months from ``on``.

    ``person`` says that the provider is a person working remotely and not a company: that is homeshore, whatever
    the distance. ``near`` is the instance's own rule. Raises ``UnknownPlace`` for a country or zone that does not
    exist.
    """
    gap, km = gap_minutes(client, provider, on), distance_km(client, provider)
    distance, why = _judge(client, provider, gap, km, near)
    return Shoring(distance, homeshore=person, why=why, country=provider.country, gap_minutes=gap, km=km, near=near)


def _judge(client: Place, provider: Place, gap: int, km: int, near: Near) -> tuple[Shore, Why]:
    if client.country == provider.country:
        return Shore.ONSHORE, Why.SAME_COUNTRY
    if gap > near.gap_minutes:
        return Shore.OFFSHORE, Why.HOURS_APART
    if _same_continent(client, provider):
        return Shore.NEARSHORE, Why.SAME_CONTINENT
    return (Shore.NEARSHORE, Why.NEAR_BY) if km <= near.km else (Shore.OFFSHORE, Why.FAR_AWAY)


def _same_continent(a: Place, b: Place) -> bool:
    ours, theirs = country(a.country).continent, country(b.country).continent
    return ours == theirs or {ours, theirs} <= _AMERICAS


def distance_km(a: Place, b: Place) -> int:
    """Whole kilometres along the great circle (haversine formula, R. W. Sinnott, Sky and Telescope 68, 1984)."""
    here, there = _position(a), _position(b)
    half_north = radians(there.latitude - here.latitude) / 2
    half_east = radians(there.longitude - here.longitude) / 2
    spread = cos(radians(here.latitude)) * cos(radians(there.latitude))
    chord = sin(half_north) ** 2 + spread * sin(half_east) ** 2
    return round(2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord))))


def _position(place: Place) -> Coordinates:
    """The given coordinates; else the city of the zone where that is the country's; else its main city."""
    if place.latitude is not None and place.longitude is not None:
        return Coordinates(place.latitude, place.longitude)
    home = country(place.country)
    named = coordinates(place.zone) if place.zone in home.zones and place.zone != home.zone else None
    return named or Coordinates(home.latitude, home.longitude)


@lru_cache(maxsize=16384)
def gap_minutes(a: Place, b: Place, on: date) -> int:
    """Minutes between two working days: the least shift that lays one inside the other, at its widest in a year."""
    return max(_gap(_working_day(day, a), _working_day(day, b)) for day in _year_from(on))


def _gap(one: Span, other: Span) -> int:
    """Asked on one calendar day: a clock across the date line is almost a day apart, and the least counts."""
    return min(_shift(one, (other[0] + turn, other[1] + turn)) for turn in _TURNS)


def _shift(one: Span, other: Span) -> int:
    short, long = sorted((one, other), key=lambda span: span[1] - span[0])
    early, late = long[0] - short[0], short[1] - long[1]
    return max(0, int(early.total_seconds()) // 60, int(late.total_seconds()) // 60)


def shared_minutes(day: date, zone_a: str, hours_a: Hours, zone_b: str, hours_b: Hours) -> int:
    """Minutes that both work at once, during A's working day of this date (by A's calendar).

    Each side's hours are its own wall clock's, so the answer is right on the days when clocks change. Weekends
    and holidays are not asked here: that is the calendar's question.
    """
    opens, closes = _span(day, zone_a, hours_a)
    shared = timedelta(0)
    for turn in DAYS_AROUND:
        begins, ends = _span(day + turn, zone_b, hours_b)
        shared += max(timedelta(0), min(closes, ends) - max(opens, begins))
    return int(shared.total_seconds()) // 60


@lru_cache(maxsize=16384)
def usual_shared_minutes(a: Place, b: Place, on: date) -> int:
    """The median of the shared minutes over the twelve months from ``on``: what to expect of a day."""
    return median_low(shared_minutes(day, a.zone, a.hours, b.zone, b.hours) for day in _year_from(on))


def year_of_spans(place: Place, on: date, turn: timedelta = timedelta(0)) -> list[Span]:
    """The working days by which a year from ``on`` is judged here, one a week, each moved by ``turn`` days."""
    return [_span(day + turn, place.zone, place.hours) for day in _year_from(on)]


def _year_from(on: date) -> list[date]:
    """One day a week for a year, from the first of the month: enough to see every season of both clocks.

    The first of the month, so that the same question asked all month long has one answer and is worked out once.
    """
    first = on.replace(day=1)
    return [first + week * _WEEK for week in range(_WEEKS_A_YEAR)]


def _working_day(day: date, place: Place) -> Span:
    return _span(day, place.zone, place.hours)


@lru_cache(maxsize=65536)
def _span(day: date, zone_name: str, hours: Hours) -> Span:
    where = zone(zone_name)
    last = day if hours.closes > hours.opens else day + timedelta(days=1)
    opens = datetime.combine(day, hours.opens, where).astimezone(UTC)
    closes = datetime.combine(last, hours.closes, where).astimezone(UTC)
    return opens, max(opens, closes)
