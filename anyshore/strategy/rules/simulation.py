"""10,000 draws of an assessment, the same to the cent on every machine.

The uniform numbers are the upper 53 bits of PCG64's raw output, whose stream NumPy keeps for ever (NEP 19: the bit
generators' streams are fixed, those of the distributions are not). Order of draws: first the volume, then every
option in its order, every line in its order; one run of ``draws`` numbers each, also for a line that is certain.
A triangle is drawn by inverting its distribution function, which needs a square root only. Sums run in a fixed
order and percentiles are order statistics (nearest rank), so nothing depends on how a machine adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from anyshore.strategy.rules.estimates import Case, Estimate, Line, Option, discounts, mean_ratio, weights

Draws = npt.NDArray[np.float64]

VOLUME = "volume"
"""The key of the volume among what matters most."""


@dataclass(frozen=True, slots=True)
class Span:
    """A figure with its range: the mean, and what 10 and 90 per cent of the draws stay below."""

    mean: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Swing:
    """How the difference to in-house moves when one line alone goes from low to high: the others at their mean."""

    key: str
    at_low: int
    at_high: int

    @property
    def width(self) -> int:
        """How far apart the two are."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The month from which the running total stays at or below in-house: on the expected curves, and its range.

    None is never within the horizon. ``share_bps`` of the draws get there.
    """

    month: int | None
    low: int | None
    high: int | None
    share_bps: int


@dataclass(frozen=True, slots=True)
class OptionOutcome:
    """What one option comes to: present cost, saving against in-house, running totals by month, what matters most."""

    key: str
    cost: Span
    saves: Span
    curve: tuple[Span, ...]
    break_even: BreakEven
    swings: tuple[Swing, ...]


class Stream:
    """Uniform numbers in [0, 1), in runs of one length."""

    def __init__(self, seed: int, draws: int) -> None:
        self.generator = np.random.Generator(np.random.PCG64(seed))
        self.draws = draws

    def run(self) -> Draws:
        """The next run of numbers."""
        bits: Any = self.generator.bit_generator
        raw: npt.NDArray[np.uint64] = bits.random_raw(self.draws)
        return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53


def triangular(estimate: Estimate, uniform: Draws) -> Draws:
    """Draws of a triangular distribution by inversion (Kotz and van Dorp, Beyond Beta, 2004, chapter 1)."""
    low, likely, high = float(estimate.low), float(estimate.likely), float(estimate.high)
    if low == high:
        return np.full_like(uniform, low)
    rising = low + np.sqrt(uniform * (high - low) * (likely - low))
    falling = high - np.sqrt((1.0 - uniform) * (high - low) * (high - likely))
    return np.where(uniform * (high - low) < likely - low, rising, falling)


def simulate(case: Case) -> tuple[OptionOutcome, ...]:
    """What every option of the case comes to, in their order."""
    stream = Stream(case.seed, case.draws)
    ratio = _ratio(case.volume, stream.run())
    worth = discounts(case.horizon, case.discount_bps)
    base: tuple[Draws, Draws] | None = None
    found = []
    for option in case.options:
        drawn = _totals(option, case, worth, (triangular(line.estimate, stream.run()) for line in option.lines), ratio)
        means = (np.array([line.estimate.mean]) for line in option.lines)
        expected = _totals(option, case, worth, means, np.array([mean_ratio(case.volume)]))
        base = base or (drawn, expected)
        found.append(_outcome(option, case, worth, drawn, expected, base))
    return tuple(found)


def _ratio(volume: Estimate, uniform: Draws) -> Draws:
    return triangular(volume, uniform) / volume.likely if volume.likely else np.ones_like(uniform)


def _totals(option: Option, case: Case, worth: Sequence[float], values: Iterator[Draws], ratio: Draws) -> Draws:
    """Running totals: a row a month, a column a draw."""
    monthly = np.zeros((case.horizon, len(ratio)))
    for line, drawn in zip(option.lines, values, strict=True):
        amount = drawn * ratio if line.moves else drawn
        for month, weight in enumerate(weights(line, case, worth)):
            if weight:
                monthly[month] += amount * weight
    return np.add.accumulate(monthly, axis=0)


def _outcome(
    option: Option, case: Case, worth: Sequence[float], drawn: Draws, expected: Draws, base: tuple[Draws, Draws]
) -> OptionOutcome:
    curve = tuple(Span(cents(mean), low, high) for mean, (low, high) in zip(expected[:, 0], _band(drawn), strict=True))
    saved = base[0][-1:] - drawn[-1:]
    ((low, high),) = _band(saved)
    return OptionOutcome(
        key=option.key,
        cost=curve[-1],
        saves=Span(cents(base[1][-1, 0] - expected[-1, 0]), low, high),
        curve=curve,
        break_even=break_even(expected - base[1], drawn - base[0]),
        swings=_swings(option, case, worth, float(expected[-1, 0] - base[1][-1, 0])),
    )


def cents(amount: float) -> int:
    """To whole minor units, halves to even."""
    return round(float(amount))


def _band(rows: Draws) -> list[tuple[int, int]]:
    tenth, ninetieth = ranks(rows.shape[1])
    ordered = np.partition(rows, (tenth, ninetieth), axis=1)
    return [(cents(row[tenth]), cents(row[ninetieth])) for row in ordered]


def ranks(draws: int) -> tuple[int, int]:
    """The places of the 10th and 90th percentile among ``draws`` in order, from 0 (nearest rank)."""
    return max(-(-draws // 10) - 1, 0), max(-(-9 * draws // 10) - 1, 0)


def break_even(expected: Draws, drawn: Draws) -> BreakEven:
    """The break-even of a difference of running totals. Half a minor unit counts as nothing."""
    months = np.sort(_months(drawn))
    horizon, draws = drawn.shape
    tenth, ninetieth = ranks(draws)
    central = int(_months(expected)[0])
    reached = int(np.count_nonzero(months <= horizon))
    return BreakEven(
        central if central <= horizon else None,
        int(months[tenth]) if months[tenth] <= horizon else None,
        int(months[ninetieth]) if months[ninetieth] <= horizon else None,
        reached * 10_000 // draws,
    )


def _months(difference: Draws) -> npt.NDArray[np.int64]:
    """By draw, the month after the last in which the option has cost more; beyond the horizon if it never pays."""
    above = difference > 0.5
    horizon = len(difference)
    last = horizon - np.argmax(above[::-1], axis=0)
    return np.where(above.any(axis=0), last + 1, 1).astype(np.int64)


def _swings(option: Option, case: Case, worth: Sequence[float], middle: float) -> tuple[Swing, ...]:
    base = case.options[0]
    if option.key == base.key:
        return ()
    ratio = mean_ratio(case.volume)
    signed = [(line, 1.0) for line in option.lines] + [(line, -1.0) for line in base.lines]
    found, moving = [], 0.0
    for line, sign in signed:
        whole = sign * sum(weights(line, case, worth))
        moving += whole * line.estimate.mean if line.moves else 0.0
        found.append(_swing(line, whole * (ratio if line.moves else 1.0), middle))
    if case.volume.likely:
        low, high = (value / case.volume.likely - ratio for value in (case.volume.low, case.volume.high))
        found.append(Swing(VOLUME, cents(middle + moving * low), cents(middle + moving * high)))
    return tuple(sorted((one for one in found if one.width), key=lambda one: (-one.width, one.key)))


def _swing(line: Line, whole: float, middle: float) -> Swing:
    mean = line.estimate.mean
    return Swing(
        line.key,
        cents(middle + whole * (line.estimate.low - mean)),
        cents(middle + whole * (line.estimate.high - mean)),
    )
