"""Rate cards: what an hour or a day costs by role, level and place, and how published rates spread. Pure.

The spread is told in docs/algorithms/rates.md, whose table a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from anyshore.kit.countries import countries
from anyshore.kit.money import Money, is_currency

RATES_MAX: Final = 60
HOURS_A_DAY: Final = 8
"""A rate by the day is compared by the hour as an eighth of it."""
FEWEST_PROVIDERS: Final = 5
"""Of fewer providers no spread is told: it would tell what one of them asks."""
LEVELS: Final = ("junior", "medior", "senior", "lead")
"""The usual levels; a provider may write words of its own."""


class Per(StrEnum):
    """What a rate is for."""

    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class RateLine:
    """One line of a rate card: ``amount_minor`` of ``currency`` an hour or a day, from ``valid_from`` on.

    ``level`` is one of LEVELS, words of the provider's own, or empty; ``country`` is where the person sits, empty
    for the provider's own seat.
    """

    role: str
    level: str
    country: str
    currency: str
    per: Per
    amount_minor: int
    valid_from: date

    @property
    def money(self) -> Money:
        """The amount with its currency."""
        return Money(self.amount_minor, self.currency)

    @property
    def by_the_hour(self) -> Fraction:
        """Minor units an hour."""
        return Fraction(self.amount_minor, HOURS_A_DAY if self.per is Per.DAY else 1)

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """What the line is for: two lines of one place differ only in their day and amount."""
        return (self.role.casefold(), self.level.casefold(), self.country, self.currency, str(self.per))

    def tidied(self) -> RateLine:
        """The same line without space that nobody means."""
        role, level = " ".join(self.role.split()), " ".join(self.level.split())
        usual = level.casefold()
        return RateLine(
            role, usual if usual in LEVELS else level, self.country, self.currency, Per(self.per),
            self.amount_minor, self.valid_from,
        )  # fmt: skip


def problem(lines: Sequence[RateLine]) -> str | None:
    """Why these lines cannot be a rate card together, or None."""
    keys = {(*line.place, line.valid_from) for line in lines}
    rules: tuple[tuple[str, bool], ...] = (
        ("too_many", len(lines) <= RATES_MAX),
        ("role", all(0 < len(line.role) <= 60 and len(line.level) <= 40 for line in lines)),
        ("country", {line.country for line in lines} <= {"", *(one.code for one in countries())}),
        ("currency", all(is_currency(line.currency) for line in lines)),
        ("range", all(0 < line.amount_minor <= 10**12 for line in lines)),
        ("twice", len(keys) == len(lines)),
    )
    return next((reason for reason, holds in rules if not holds), None)


def in_force(lines: Iterable[RateLine], on: date) -> tuple[RateLine, ...]:
    """The line that holds on the day ``on`` for each place of the card, in the order of the card."""
    latest: dict[tuple[str, ...], RateLine] = {}
    for line in lines:
        if line.valid_from <= on:
            there = latest.get(line.place)
            if there is None or line.valid_from > there.valid_from:
                latest[line.place] = line
    return tuple(latest.values())


def lowest(lines: Iterable[RateLine], currency: str) -> Money | None:
    """The lowest rate by the hour in this currency, rounded up to a whole minor unit; None where there is none."""
    hours = [line.by_the_hour for line in lines if line.currency == currency]
    return Money(-(-min(hours).numerator // min(hours).denominator), currency) if hours else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How the rates of ``providers`` different providers spread, by the hour: P10, median and P90."""

    low: Money
    median: Money
    high: Money
    providers: int


def spread(rates: Sequence[Sequence[Fraction]], currency: str) -> Spread | None:
    """The spread over providers, each with the rates of its own that match; None of fewer than five providers.

    A provider counts once, with the median of its rates, however many lines its card has.
    """
    ones = sorted(percentile(sorted(own), 50) for own in rates if own)
    if len(ones) < FEWEST_PROVIDERS:
        return None
    low, middle, high = (Money(round(percentile(ones, share)), currency) for share in (10, 50, 90))
    return Spread(low=low, median=middle, high=high, providers=len(ones))


def percentile(ordered: Sequence[Fraction], share: int) -> Fraction:
    """The ``share``-th percentile of values in order, between two of them in proportion (Hyndman and Fan 1996, type
    7)."""
    place = Fraction(share, 100) * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
