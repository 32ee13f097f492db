"""Service levels to begin with, out of what was measured before the work was handed over. Pure.

Told in docs/algorithms/baseline_levels.md, whose table a test reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

from anyshore.contracts.rules.clauses.frame import phrase
from anyshore.contracts.rules.clauses.languages import Language

WHOLE: Final = 10_000
HALF: Final = WHOLE // 2
LEAST_BETWEEN: Final = 100
"""A minimum is at least one per cent below its target."""
IN_TIME, IN_TIME_AT_LEAST = 9_500, 9_000
"""How much is done within the time that was measured: as an average was measured, not all of it can be."""
MOST_LEVELS: Final = 20
NAME_LIMIT = 160
PER_CENT: Final = frozenset({"%", "percent", "per cent", "prozent", "pour cent", "por ciento"})
CYCLE_TIME: Final = "cycle_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure of the work as it was done before, of a baseline of the client's: ``value`` is a plain decimal with a
    point, ``kind`` quality or cycle_time, ``by`` who answers for the work, ``on`` the day that it was frozen."""

    kind: str
    name: str
    value: str
    unit: str
    how: str = ""
    by: str = ""
    on: date


@dataclass(frozen=True, slots=True)
class Level:
    """What a service level is proposed to be, in basis points."""

    measure: str
    target_bps: int
    minimum_bps: int
    looks_at: str


def level_of(one: Measured, language: Language) -> Level | None:
    """The level that a figure gives; None for one that is neither a share nor a time.

    A share of half or more is what goes right, and is the target; a smaller one is what goes wrong, and the target is
    the rest. The minimum lets twice as much go wrong. A time is a limit within which most is done.
    """
    if one.unit.strip().casefold() in PER_CENT:
        return _of_share(one, language)
    if one.kind != CYCLE_TIME or Fraction(one.value) <= 0:
        return None
    within = f"{one.name}: {phrase('drafting.within', language)} {_decimal(one.value, language)} {one.unit}"
    return Level(within[:NAME_LIMIT], IN_TIME, IN_TIME_AT_LEAST, "activity")


def levels_from(measured: Sequence[Measured], language: Language) -> list[list[str | int]]:
    """Rows of the clause on service levels, each of the same weight; the first bears what is left of the whole."""
    found = [level for one in measured if (level := level_of(one, language))][:MOST_LEVELS]
    if not found:
        return []
    each, left = divmod(WHOLE, len(found))
    return [
        [one.measure, one.target_bps, one.minimum_bps, each + (0 if place else left), "entered", one.looks_at]
        for place, one in enumerate(found)
    ]


def _of_share(one: Measured, language: Language) -> Level | None:
    share = floor(Fraction(one.value) * 100 + Fraction(1, 2))
    if not 0 <= share <= WHOLE:
        return None
    wrong = share < HALF
    target = WHOLE - share if wrong else share
    name = f"{phrase('drafting.without', language)} {one.name}" if wrong else one.name
    minimum = max(min(WHOLE - 2 * (WHOLE - target), target - LEAST_BETWEEN), 0)
    return Level(name[:NAME_LIMIT], target, minimum, "activity" if one.kind == CYCLE_TIME else "outcome")


def _decimal(value: str, language: Language) -> str:
    return value if language is Language.EN else value.replace(".", ",")
