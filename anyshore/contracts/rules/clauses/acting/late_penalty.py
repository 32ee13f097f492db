"""Late delivery: how much the price of a milestone falls. Told in docs/algorithms/penalties.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.money import Money

DAYS: Final = {"day": 1, "week": 7}
"""The calendar days of a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePenalty(FromValues):
    """For each full ``period`` late, after ``grace_days``, the price falls by ``rate_bps``; in all by ``cap_bps``."""

    rate_bps: int
    period: str
    grace_days: int
    cap_bps: int

    def periods(self, days_late: int) -> int:
        """The full periods that count."""
        return max(days_late - self.grace_days, 0) // DAYS[self.period]

    def reduction(self, price: Money, days_late: int) -> Money:
        """What comes off the price of a milestone that is so many calendar days late."""
        return part(price, min(self.periods(days_late) * self.rate_bps, self.cap_bps))

    def facts(self) -> Iterator[Fact]:
        """Rate and limit; the grace only where there is one."""
        yield Fact(Kind.BPS, self.rate_bps)
        yield Fact(Kind.BPS, self.cap_bps)
        if self.grace_days:
            yield Fact(Kind.DAYS, self.grace_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """A day, two weeks and a quarter late."""
        for days in (1, 14, 90):
            yield Effect("late", {"days": days, "off": self.reduction(case.price, days)})


def days_late(due_on: date, handed_in_on: date, *, looked_at_days: int = 0) -> int:
    """The calendar days from the due day to the hand-in that is accepted, without those in which the client looked at
    an earlier one."""
    return max((handed_in_on - due_on).days - looked_at_days, 0)
