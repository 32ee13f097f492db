"""Prices that follow an index. Told in docs/algorithms/indexation.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.contracts.rules.days import months_after
from anyshore.kit.money import BASIS_POINTS, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexation(FromValues):
    """The part ``share_bps`` of a price follows the index, whose values are whole hundredths."""

    base_value: int
    base_on: str | None
    share_bps: int
    interval_months: int
    threshold_bps: int
    cap_bps: int
    downwards: bool

    def due_on(self, begun_on: date, number: int) -> date:
        """The day of the adjustment of that number, counted from one."""
        return months_after(begun_on, number * self.interval_months)

    def read_for(self, number: int) -> date | None:
        """The day for which the index is read at the adjustment of that number."""
        on = date.fromisoformat(self.base_on) if self.base_on else None
        return months_after(on, number * self.interval_months) if on else None

    def adjusted(self, price: Money, now: int, before: int | None = None) -> Money:
        """The price at an index of ``now``. ``before`` is the index at the last adjustment; without one, the base.

        The change is rounded towards the old price, and never beyond the limit.
        """
        base = before or self.base_value
        change = now - base
        if abs(change) * BASIS_POINTS < self.threshold_bps * base or (change < 0 and not self.downwards):
            return price
        moved = price.minor * self.share_bps * abs(change) // (BASIS_POINTS * base)
        moved = min(moved, part(price, self.cap_bps).minor)
        return Money(price.minor + (moved if change > 0 else -moved), price.currency)

    def facts(self) -> Iterator[Fact]:
        """The base, the share, the interval, the limit; the threshold only where there is one."""
        yield Fact(Kind.HUNDREDTHS, self.base_value)
        if self.base_on:
            yield Fact(Kind.DATE, date.fromisoformat(self.base_on))
        yield Fact(Kind.BPS, self.share_bps)
        yield Fact(Kind.MONTHS, self.interval_months)
        if self.threshold_bps:
            yield Fact(Kind.BPS, self.threshold_bps)
        yield Fact(Kind.BPS, self.cap_bps)

    def effects(self, case: Case) -> Iterator[Effect]:
        """The index three per cent higher, ten per cent higher, three per cent lower; the day it is read for next."""
        for percent in (3, 10, -3):
            now = self.base_value * (100 + percent) // 100
            price = self.adjusted(case.price, now)
            yield Effect("indexed", {"percent": percent, "price": price, "on": self.due_on(case.on, 1)})
        read_for = self.read_for(1)
        if read_for:
            yield Effect("index_read", {"on": read_for})
