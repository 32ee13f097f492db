"""Reference rates of the European Central Bank: how a receipt in another currency is converted. Pure.

Told in docs/algorithms/expenses.md. The bank publishes how much of a currency one euro is, on its working days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Final

from anyshore.kit.money import Money, exponent

EURO: Final = "EUR"
MICRO: Final = 1_000_000
"""A rate is kept in millionths of the currency for one euro."""
OLDEST: Final = timedelta(days=7)
"""A rate counts for so long after its day: the bank's longest pauses are shorter."""
RATE_MAX: Final = 10**15


@dataclass(frozen=True, slots=True)
class Quote:
    """What one euro was on the day ``on``: so many millionths of the receipt's currency, and of the contract's."""

    on: date
    theirs_micro: int
    ours_micro: int

    def worth(self, receipt: Money, currency: str) -> Money:
        """The receipt in ``currency``, rounded once to its minor unit, halves up."""
        scale = Fraction(10 ** exponent(currency), 10 ** exponent(receipt.currency))
        exact = receipt.minor * scale * Fraction(self.ours_micro, self.theirs_micro)
        return Money(floor(exact + Fraction(1, 2)), currency)


def rate_text(micro: int) -> str:
    """A rate in digits, as the bank writes it."""
    whole, rest = divmod(micro, MICRO)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def latest(rows: Iterable[tuple[date, str, int]], theirs: str, ours: str) -> Quote | None:
    """The quote of the last day on which every currency that is needed was published; None where there is none."""
    days: dict[date, dict[str, int]] = {}
    for day, currency, micro in rows:
        days.setdefault(day, {EURO: MICRO})[currency] = micro
    whole = [day for day, found in days.items() if {theirs, ours} <= found.keys()]
    return _quote(max(whole), days[max(whole)], theirs, ours) if whole else None


def _quote(on: date, found: Mapping[str, int], theirs: str, ours: str) -> Quote:
    return Quote(on, found[theirs], found[ours])
