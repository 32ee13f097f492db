"""The formula for one pair: what bars a provider, and else a score of tenths with its reasons.

Each factor that is asked for has a share of 1,000 tenths in proportion to its weight and a value from 0 to 1; its
points are the share times the value, rounded half up. The score is the sum of the points, so the reasons always add
up to it. ``ranking`` works out the same over arrays, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import floor
from types import MappingProxyType
from typing import Final

from anyshore.catalogue.rules.matching.asked import LEVELS, Offered, Wanted, numbers_of
from anyshore.catalogue.rules.matching.near import WHOLE, known, near
from anyshore.kit.money import split
from anyshore.kit.places import Shore, gap_minutes, shoring, usual_shared_minutes


class Factor(StrEnum):
    """What counts."""

    SKILLS = "skills"
    WORDS = "words"
    RATE = "rate"
    HOURS = "hours"
    LANGUAGES = "languages"
    FREE = "free"
    SHORE = "shore"
    STANDING = "standing"


class Bar(StrEnum):
    """Why a provider is not in a list at all, in the order in which they are told."""

    EXCLUDED = "excluded"
    SKILLS = "skills"
    RATE = "rate"
    RATE_UNKNOWN = "rate_unknown"
    BUDGET = "budget"
    STANDING = "standing"
    HOURS = "hours"
    LANGUAGE = "language"
    FREE = "free"


WEIGHTS: Final[Mapping[Factor, int]] = MappingProxyType(
    {
        Factor.SKILLS: 60,
        Factor.WORDS: 4,
        Factor.RATE: 8,
        Factor.HOURS: 6,
        Factor.LANGUAGES: 5,
        Factor.FREE: 4,
        Factor.SHORE: 4,
        Factor.STANDING: 9,
    }
)
"""What each factor weighs against the others. Those that are not asked for are left out of the sum."""

ALL: Final = 1000
RATE_UNKNOWN: Final = 0.3
HORIZON_DAYS: Final = 60
CODES_OF_SHORE: Final = (Shore.ONSHORE, Shore.NEARSHORE, Shore.OFFSHORE)
HOMESHORE: Final = "homeshore"


@dataclass(frozen=True, slots=True)
class Reason:
    """One factor of a score: ``points`` of at most ``most``, in tenths, because of ``value`` (0 to 1)."""

    factor: Factor
    points: int
    most: int
    value: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair: barred by ``bars``, or scored with reasons that add up to ``score`` (tenths, 0 to 1,000)."""

    score: int
    reasons: tuple[Reason, ...]
    bars: tuple[Bar, ...] = ()


def judge(wanted: Wanted, offered: Offered) -> Judged:
    """What the formula says of one provider."""
    shares = shares_of(wanted)
    values = _values(wanted, offered, frozenset(shares))
    reasons = tuple(Reason(one, points(most, values[one]), most, values[one]) for one, most in shares.items())
    return Judged(sum(one.points for one in reasons), reasons, bars(wanted, offered))


def shares_of(wanted: Wanted) -> dict[Factor, int]:
    """The most points, in tenths, that each factor asked for can give; together 1,000."""
    asked = {
        Factor.SKILLS: bool(known(wanted.skills)),
        Factor.WORDS: bool(wanted.words),
        Factor.RATE: bool(rate_measure(wanted)),
        Factor.HOURS: True,
        Factor.LANGUAGES: bool(wanted.languages),
        Factor.FREE: True,
        Factor.SHORE: bool(wanted.shore),
        Factor.STANDING: True,
    }
    return dict(_shares(tuple(one for one in Factor if asked[one])))


@lru_cache(maxsize=256)
def _shares(there: tuple[Factor, ...]) -> tuple[tuple[Factor, int], ...]:
    return tuple(zip(there, split(ALL, [WEIGHTS[one] for one in there]), strict=True))


def points(most: int, value: float) -> int:
    """A share times a value, rounded half up."""
    return floor(most * value + 0.5)


def rate_measure(wanted: Wanted) -> int | None:
    """What an hourly rate is measured by: the most that is paid, else what is usual."""
    return wanted.rate_most_minor or wanted.rate_usual_minor


def bars(wanted: Wanted, offered: Offered) -> tuple[Bar, ...]:
    """Everything that keeps this provider out of the list."""
    rate = offered.rate_minor if offered.currency == wanted.currency else None
    most, budget, least = wanted.rate_most_minor, wanted.budget_minor, wanted.score_least
    held = {
        Bar.EXCLUDED: offered.id in wanted.excluded,
        Bar.SKILLS: bool(known(wanted.skills)) and not skill_twentieths(wanted, offered),
        Bar.RATE: most is not None and rate is not None and rate > most,
        Bar.RATE_UNKNOWN: most is not None and rate is None,
        Bar.BUDGET: budget is not None and rate is not None and rate > budget,
        Bar.STANDING: least is not None and (offered.score is None or offered.score < least),
        Bar.HOURS: wanted.gap_most is not None and gap_minutes(wanted.seat, offered.seat, wanted.on) > wanted.gap_most,
        Bar.LANGUAGE: any(offered.languages.get(code, 0) < level for code, level in wanted.languages.items()),
        Bar.FREE: bool(wanted.free_by and offered.available_from and offered.available_from > wanted.free_by),
    }
    return tuple(bar for bar, holds in held.items() if holds)


def skill_twentieths(wanted: Wanted, offered: Offered) -> int:
    """For each wanted skill the best that is held, in twentieths, added up."""
    held = frozenset(offered.skills)
    return sum(
        max((worth for slug, worth in near(skill).items() if slug in held), default=0)
        for skill in known(wanted.skills)
    )


def _values(wanted: Wanted, offered: Offered, asked: frozenset[Factor]) -> dict[Factor, float]:
    free = offered.available_from
    values = {
        Factor.HOURS: hours_value(usual_shared_minutes(wanted.seat, offered.seat, wanted.on), minutes_a_day(wanted)),
        Factor.FREE: free_value((free - wanted.on).days if free else 0, horizon(wanted)),
        Factor.STANDING: (offered.score_low or 0) / 100,
    }
    if Factor.SKILLS in asked:
        values[Factor.SKILLS] = skill_twentieths(wanted, offered) / (WHOLE * len(known(wanted.skills)))
    if Factor.WORDS in asked:
        meant = numbers_of(wanted.words)
        values[Factor.WORDS] = len(meant & offered.words) / len(meant)
    if Factor.RATE in asked:
        rate = offered.rate_minor if offered.currency == wanted.currency else None
        values[Factor.RATE] = rate_value(rate, rate_measure(wanted) or 1)
    if Factor.LANGUAGES in asked:
        spoken = [min(offered.languages.get(code, 0), LEVELS["C2"]) for code in wanted.languages]
        values[Factor.LANGUAGES] = sum(spoken) / (LEVELS["C2"] * len(spoken))
    if Factor.SHORE in asked:
        there = shoring(wanted.seat, offered.seat, on=wanted.on, person=offered.is_person, near=wanted.near)
        values[Factor.SHORE] = shore_value(wanted.shore, there.distance, is_person=offered.is_person)
    return values


def rate_value(rate: int | None, measure: int) -> float:
    """1 at half the measure or less, falling evenly to 0 at its double: two thirds at the measure itself."""
    return RATE_UNKNOWN if rate is None else min(1.0, max(0.0, (2 * measure - rate) / (1.5 * measure)))


def hours_value(shared: int, whole: int) -> float:
    """The part of the client's working day that both work."""
    return min(1.0, shared / whole)


def free_value(days: int, horizon_days: int) -> float:
    """1 for who is free now, falling evenly to 0 at the horizon."""
    return min(1.0, max(0.0, 1 - days / horizon_days))


def horizon(wanted: Wanted) -> int:
    """In how many days availability is worth nothing: the day by which work is wanted, else sixty."""
    return max(1, (wanted.free_by - wanted.on).days) if wanted.free_by else HORIZON_DAYS


def shore_value(wish: str, distance: Shore, *, is_person: bool) -> float:
    """How well a distance answers the wish."""
    if wish == HOMESHORE:
        return float(is_person)
    steps = CODES_OF_SHORE.index(distance) - CODES_OF_SHORE.index(Shore(wish))
    return max(0.0, 1 - steps / 2) if steps > 0 else 1.0


def minutes_a_day(wanted: Wanted) -> int:
    """The length of the client's working day."""
    opens, closes = wanted.seat.hours.opens, wanted.seat.hours.closes
    minutes = (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
    return minutes if minutes > 0 else minutes + 24 * 60
