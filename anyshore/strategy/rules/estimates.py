"""What an option costs, month by month: lines of three-point estimates with their timing.

The arithmetic is told in docs/algorithms/make_or_buy.md with a worked example that a test reads. Everything here is
float64 made of additions, multiplications, divisions and square roots only, which IEEE 754 rounds alike on every
machine. They are estimates: no transfer follows from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BASIS: Final = 10_000
YEAR: Final = 12
SCALE: Final = 10**18
"""The monthly factor is found as a whole number of this part, so that no library's power function decides it."""


class OptionKind(StrEnum):
    """The seven ways in which work can be done."""

    IN_HOUSE = "in_house"
    IMPROVED = "improved"
    ONSHORE = "onshore"
    NEARSHORE = "nearshore"
    OFFSHORE = "offshore"
    HOMESHORE = "homeshore"
    CAPTIVE = "captive"


INSIDE: Final = frozenset({OptionKind.IN_HOUSE, OptionKind.IMPROVED, OptionKind.CAPTIVE})
"""Where the organisation's own people do it."""


class LineKind(StrEnum):
    """What a line of cost is for."""

    RUNNING = "running"
    PRICE = "price"
    TRANSITION = "transition"
    GOVERNANCE = "governance"
    STAFF = "staff"
    STRANDED = "stranded"
    TOOLS = "tools"
    TRAVEL = "travel"
    CURRENCY = "currency"
    RISK = "risk"
    EXIT = "exit"


class Timing(StrEnum):
    """What the amount of a line is: paid once, or a month, a year (in twelve parts) or a unit of the volume."""

    ONCE = "once"
    MONTH = "month"
    YEAR = "year"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Three points of a triangle: the least, the likeliest and the most that somebody expects."""

    low: int
    likely: int
    high: int

    @property
    def mean(self) -> float:
        """The mean of the triangular distribution."""
        return (self.low + self.likely + self.high) / 3

    @property
    def is_certain(self) -> bool:
        """Whether the three points are one."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of cost in minor units. It runs from ``from_month`` to ``to_month``, the first month being 1.

    Its amount steps by ``yearly_bps`` after every twelve months. ``varies`` says that it moves with the volume.
    """

    key: str
    kind: str
    estimate: Estimate
    timing: str = Timing.YEAR
    from_month: int = 1
    to_month: int | None = None
    yearly_bps: int = 0
    varies: bool = False

    @property
    def is_estimate(self) -> bool:
        """Whether it is known by a range only."""
        return not self.estimate.is_certain

    @property
    def moves(self) -> bool:
        """Whether the line's cost is in proportion to the volume."""
        return self.varies or self.timing == Timing.UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to do the work. ``capacity`` is what it can do in a month, None for as much as comes.

    ``kept`` are the people who stay with it, in thousandths; ``risk`` is chance times effect, 1 to 25.
    """

    key: str
    kind: str
    lines: tuple[Line, ...]
    capacity: int | None = None
    kept: int = 0
    risk: int = 9
    shared_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that an assessment computes from. The first option is in-house as now; the others are compared with it.

    ``need`` and ``have`` are units by month of the year, January first; empty where nobody knows them.
    """

    options: tuple[Option, ...]
    volume: Estimate = Estimate(0, 0, 0)
    horizon: int = 60
    discount_bps: int = 0
    people: int = 0
    need: tuple[int, ...] = ()
    have: tuple[int, ...] = ()
    draws: int = 10_000
    seed: int = 20_260_101


@dataclass(frozen=True, slots=True)
class Parts:
    """The expected cost of an option, taken apart by what moves it: the price, the volume, both or neither."""

    price: float
    price_by_volume: float
    other: float
    other_by_volume: float

    def total(self, price: float = 1.0, volume: float = 1.0) -> float:
        """The expected cost with the price and the volume multiplied by these factors."""
        return price * (self.price + volume * self.price_by_volume) + self.other + volume * self.other_by_volume


def monthly_factor(discount_bps: int) -> float:
    """What one unit paid a month later is worth: the twelfth root of 1 / (1 + yearly rate), exactly at 0."""
    if discount_bps == 0:
        return 1.0
    return SCALE / root12((BASIS + discount_bps) * SCALE**YEAR // BASIS)


def root12(number: int) -> int:
    """The whole part of the twelfth root, by Newton's method from above."""
    guess = 1 << -(-number.bit_length() // YEAR)
    while True:
        better = ((YEAR - 1) * guess + number // guess ** (YEAR - 1)) // YEAR
        if better >= guess:
            return guess
        guess = better


def discounts(horizon: int, discount_bps: int) -> list[float]:
    """The worth today of one unit paid at the end of month 1, 2 … ``horizon``."""
    factor, worth, found = monthly_factor(discount_bps), 1.0, []
    for _ in range(horizon):
        worth *= factor
        found.append(worth)
    return found


def weights(line: Line, case: Case, worth: Sequence[float]) -> list[float]:
    """By month, what one minor unit of the line's estimate costs at the likely volume, discounted."""
    found = [0.0] * case.horizon
    if line.timing == Timing.ONCE:
        if line.from_month <= case.horizon:
            found[line.from_month - 1] = worth[line.from_month - 1]
        return found
    last = min(line.to_month or case.horizon, case.horizon)
    part = _part(line.timing, case.volume.likely)
    step = 1.0
    for month in range(1, last + 1):
        if month > 1 and (month - 1) % YEAR == 0:
            step = step * (BASIS + line.yearly_bps) / BASIS
        if month >= line.from_month:
            found[month - 1] = part * step * worth[month - 1]
    return found


def _part(timing: str, volume: int) -> float:
    if timing == Timing.MONTH:
        return 1.0
    return (volume if timing == Timing.UNIT else 1) / YEAR


def mean_ratio(volume: Estimate) -> float:
    """The mean of volume to likely volume."""
    return volume.mean / volume.likely if volume.likely else 1.0


def parts(option: Option, case: Case) -> Parts:
    """The expected cost of an option over the horizon, in closed form."""
    worth, ratio = discounts(case.horizon, case.discount_bps), mean_ratio(case.volume)
    sums = {(is_price, moves): 0.0 for is_price in (True, False) for moves in (True, False)}
    for line in option.lines:
        whole = line.estimate.mean * sum(weights(line, case, worth)) * (ratio if line.moves else 1.0)
        sums[line.kind == LineKind.PRICE, line.moves] += whole
    return Parts(sums[True, False], sums[True, True], sums[False, False], sums[False, True])
