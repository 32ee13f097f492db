"""Late delivery: how much the price of a milestone falls. Told in docs/algorithms/penalties.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.money import Money

DAYS: Final = {"day": 1, "week": 7}
"""The calendar days of a period."""


class NotTheirs(StrEnum):
    """Why days of a delay do not lie with the provider."""

    LOOKED_AT = "looked_at"
    """The client looked at an earlier hand-in."""
    NOT_PAID_IN = "not_paid_in"
    """The client had not paid in yet, and nothing could be handed in."""
    ON_HOLD = "on_hold"
    """The operator held the money, and nothing could be handed in."""
    FREED = "freed"
    """An event of force majeure that both sides accept kept the provider from it."""
    SUSPENDED = "suspended"
    """The work stood still, because a payment was late."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are left out of a delay: those after ``since`` (from the beginning where it is None) to ``until`` with
    it."""

    why: NotTheirs
    since: date | None
    until: date

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return (self.since is None or self.since < day) and day <= self.until


@dataclass(frozen=True, slots=True)
class Delay:
    """How late a hand-in is: the calendar ``days`` that count, and how many were left out for which reason."""

    due_on: date
    handed_in_on: date
    days: int
    left_out: tuple[tuple[NotTheirs, int], ...] = ()


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


def delay(due_on: date, handed_in_on: date, stretches: Iterable[Stretch] = ()) -> Delay:
    """The calendar days after the due day up to the day of the hand-in, without those that do not lie with the
    provider: a day counts if it began with the work in the provider's hands. A day is left out once, for the first
    reason that holds it."""
    told = list(stretches)
    left_out: dict[NotTheirs, int] = {}
    days = 0
    for place in range((handed_in_on - due_on).days):
        day = due_on + timedelta(days=place + 1)
        why = next((one.why for one in told if one.holds(day)), None)
        if why is None:
            days += 1
        else:
            left_out[why] = left_out.get(why, 0) + 1
    return Delay(due_on, handed_in_on, days, tuple(left_out.items()))
