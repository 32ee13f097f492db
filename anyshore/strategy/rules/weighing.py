"""Options side by side: five criteria, each worth 0 to 100 points, by weights that are set before the figures.

Points are exact fractions until they are shown, as in docs/algorithms/make_or_buy.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from anyshore.strategy.rules.capacity import BASIS, covered_bps
from anyshore.strategy.rules.estimates import Case, LineKind, Option, discounts, mean_ratio, parts, weights

FULL: Final = Fraction(100)
WORST_RISK: Final = 25


class Criterion(StrEnum):
    """What options are compared by."""

    COST = "cost"
    RISK = "risk"
    CAPACITY = "capacity"
    HOURS = "hours"
    WAY_BACK = "way_back"


DEFAULT_WEIGHTS: Final[Mapping[str, int]] = {
    Criterion.COST: 35,
    Criterion.RISK: 25,
    Criterion.CAPACITY: 20,
    Criterion.HOURS: 10,
    Criterion.WAY_BACK: 10,
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option with its points by criterion and their weighted mean."""

    key: str
    points: Mapping[str, Fraction]
    total: Fraction


@dataclass(frozen=True, slots=True)
class Factors:
    """What a question asks to be otherwise: the price of one option, the volume of all."""

    key: str = ""
    price: float = 1.0
    volume: float = 1.0


class Scale:
    """An assessment ready to be weighed: the parts that do not move are worked out once."""

    def __init__(self, case: Case, weigh: Mapping[str, int]) -> None:
        self.case, self.weigh = case, weigh
        self.parts = {option.key: parts(option, case) for option in case.options}
        self.backs = {option.key: way_back(option, case) for option in case.options}

    def weighed(self, factors: Factors | None = None) -> list[Weighed]:
        """Every option with its points, the best first; of equals, the one that stands first in the case."""
        asked = factors or Factors()
        costs = {
            key: part.total(asked.price if key == asked.key else 1.0, asked.volume) for key, part in self.parts.items()
        }
        lowest = min(costs.values())
        found = [self._one(option, costs[option.key], lowest) for option in self.case.options]
        return sorted(found, key=lambda one: -one.total)

    def _one(self, option: Option, cost: float, lowest: float) -> Weighed:
        points = {
            Criterion.COST: cost_points(cost, lowest),
            Criterion.RISK: FULL * (WORST_RISK - option.risk) / (WORST_RISK - 1),
            Criterion.CAPACITY: FULL * covered_bps(self.case.need, self.case.have, option.capacity) / BASIS,
            Criterion.HOURS: hours_points(option, self.case.options[0]),
            Criterion.WAY_BACK: back_points(self.backs[option.key], self.parts[self.case.options[0].key].total()),
        }
        whole = sum(self.weigh.get(one, 0) for one in Criterion)
        total = sum((self.weigh.get(one, 0) * points[one] for one in Criterion), Fraction(0))
        return Weighed(option.key, {str(one): points[one] for one in Criterion}, total / whole if whole else FULL * 0)


def cost_points(cost: float, lowest: float) -> Fraction:
    """The lowest cost against this one, in whole minor units: the cheapest has 100."""
    return FULL if cost <= lowest or cost < 1 else FULL * max(round(lowest), 0) / round(cost)


def hours_points(option: Option, base: Option) -> Fraction:
    """The shared hours against those of one's own people."""
    if not base.shared_minutes:
        return FULL
    return min(FULL, FULL * option.shared_minutes / base.shared_minutes)


def back_points(back: float, in_house: float) -> Fraction:
    """100 for a way back that costs nothing, 0 for one that costs a fifth of the work in-house, in a straight line."""
    if in_house < 1:
        return FULL
    return max(Fraction(0), FULL - 500 * Fraction(round(back), round(in_house)))


def way_back(option: Option, case: Case) -> float:
    """What it is expected to cost to bring the work back."""
    return of_kind(option, case, LineKind.EXIT)


def of_kind(option: Option, case: Case, kind: str) -> float:
    """The expected cost of the lines of one kind, over the horizon."""
    worth, ratio = discounts(case.horizon, case.discount_bps), mean_ratio(case.volume)
    lines = [line for line in option.lines if line.kind == kind]
    return sum(line.estimate.mean * sum(weights(line, case, worth)) * (ratio if line.moves else 1.0) for line in lines)


def ranked(found: Sequence[Weighed], allowed: Sequence[str]) -> list[Weighed]:
    """Those of ``allowed`` keys, in the order of ``found``."""
    return [one for one in found if one.key in allowed]
