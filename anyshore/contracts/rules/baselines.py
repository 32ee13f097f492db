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
from anyshore.kit.directions import Better, direction, is_money, is_share

WHOLE: Final = 10_000
LEAST_BETWEEN: Final = 100
"""Between a target and its limit is at least one per cent."""
IN_TIME, IN_TIME_AT_LEAST = 9_500, 9_000
"""How much is done within the time that was measured: as an average was measured, not all of it can be."""
MOST_LEVELS: Final = 20
NAME_LIMIT = 160
CYCLE_TIME: Final = "cycle_time"
AS_GOOD, AS_GOOD_AT_LEAST = 9_500, 9_000
"""How near to what was measured a score, an amount or a count stays: as an average was measured, it varies."""
TWICE: Final = 5_000
"""The limit of a count of what goes wrong: twice as many as was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure of the work as it was done before, of a baseline of the client's: ``value`` is a plain decimal with a
    point, ``kind`` quality or cycle_time, ``better`` what was said of it: less, more, neither, or nothing where its
    words say it; ``by`` who answers for the work, ``on`` the day that it was frozen."""

    kind: str
    name: str
    value: str
    unit: str
    how: str = ""
    better: str = ""
    by: str = ""
    on: date

    @property
    def direction(self) -> Better | None:
        """Which direction is better: what was said, else what its words say; None where neither says it."""
        return direction(self.better, self.name, self.value, self.unit, is_time=self.kind == CYCLE_TIME)


@dataclass(frozen=True, slots=True)
class Level:
    """What a service level is proposed to be, in basis points."""

    measure: str
    target_bps: int
    limit_bps: int
    looks_at: str
    better: Better = Better.MORE


def level_of(one: Measured, language: Language) -> Level | None:
    """The level that a figure gives; None for one of which nothing says whether more or less of it is better.

    A share is the target itself, in its own direction: of half or more it is what goes right, a smaller one what goes
    wrong, unless somebody said otherwise; the limit lets twice as much go wrong. A time is a limit within which most
    is done. Of a count, an amount of money or a score the level is how near it stays to what was measured.
    """
    better = one.direction
    if better is None:
        return None
    if is_share(one.unit):
        return _of_share(one, better)
    if one.kind != CYCLE_TIME or better is Better.MORE:
        return _of_figure(one, better, language)
    if Fraction(one.value) <= 0:
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
        [
            one.measure, one.target_bps, one.limit_bps, each + (0 if place else left), "entered", one.looks_at,
            str(one.better),
        ]
        for place, one in enumerate(found)
    ]  # fmt: skip


def _of_share(one: Measured, better: Better) -> Level | None:
    share = floor(Fraction(one.value) * 100 + Fraction(1, 2))
    if not 0 <= share <= WHOLE:
        return None
    looks_at = "activity" if one.kind == CYCLE_TIME else "outcome"
    wrong = share if better is Better.LESS else WHOLE - share
    most = min(max(2 * wrong, wrong + LEAST_BETWEEN), WHOLE)
    limit = most if better is Better.LESS else WHOLE - most
    return Level(one.name[:NAME_LIMIT], share, limit, looks_at, better) if better is Better.LESS or share else None


def _of_figure(one: Measured, better: Better, language: Language) -> Level | None:
    value, less = Fraction(one.value), better is Better.LESS
    if value < 0 or (value == 0 and not less):
        return None
    said = phrase("drafting.at_most" if less else "drafting.at_least", language)
    given = {"value": _decimal(one.value, language), "unit": one.unit}
    room = NAME_LIMIT - len(said.format(name="", **given))
    return Level(
        said.format(name=one.name[: max(room, 0)].rstrip(), **given)[:NAME_LIMIT],
        AS_GOOD,
        TWICE if less and not is_money(one.unit) else AS_GOOD_AT_LEAST,
        "activity" if one.kind == CYCLE_TIME else "outcome",
    )


def _decimal(value: str, language: Language) -> str:
    return value if language is Language.EN else value.replace(".", ",")
