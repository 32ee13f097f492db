"""What was not foreseen: force majeure, hardship, an emergency, and a comparison with the market."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.contracts.rules.days import months_after
from anyshore.kit.money import BASIS_POINTS, Money
from anyshore.kit.workdays import Calendar, add_working_days


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceMajeure(FromValues):
    """Reported within ``report_days``; after ``end_days`` in a row either side may end."""

    report_days: int
    end_days: int

    def report_on(self, learned_on: date) -> date:
        """The last day to report it."""
        return learned_on + timedelta(days=self.report_days)

    def may_end_on(self, began_on: date) -> date:
        """The first day on which either side may end."""
        return began_on + timedelta(days=self.end_days + 1)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.DAYS, self.report_days)
        yield Fact(Kind.DAYS, self.end_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """An event that begins on the first day."""
        yield Effect("reported", {"on": self.report_on(case.on)})
        yield Effect("may_end", {"on": self.may_end_on(case.on)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardship(FromValues):
    """A change of the cost by ``threshold_bps`` or more opens talks of ``talk_days``; then either side may end."""

    threshold_bps: int
    talk_days: int
    end_days: int

    def is_hardship(self, before: Money, now: Money) -> bool:
        """Whether the cost of performing changed enough."""
        return abs((now - before).minor) * BASIS_POINTS >= before.minor * self.threshold_bps

    def talks_end_on(self, asked_on: date) -> date:
        """The last day of the talks."""
        return asked_on + timedelta(days=self.talk_days)

    def ends_on(self, notice_on: date) -> date:
        """The last day, if notice is given after the talks."""
        return notice_on + timedelta(days=self.end_days)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.BPS, self.threshold_bps)
        yield Fact(Kind.DAYS, self.talk_days)
        yield Fact(Kind.DAYS, self.end_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Costs as high as the price; asked for on the first day; notice on the day after the talks."""
        over = part(case.price, self.threshold_bps)
        enough = over if self.is_hardship(case.price, case.price + over) else over + Money(1, over.currency)
        talks = self.talks_end_on(case.on)
        yield Effect("hardship", {"over": enough})
        yield Effect("talks", {"on": talks, "ends": self.ends_on(talks + timedelta(days=1))})


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyChange(FromValues):
    """What keeps harm away is paid up to ``cap_minor`` and put as a change within ``confirm_days``."""

    cap_minor: int
    confirm_days: int

    def owed(self, cost: Money) -> Money:
        """What the client pays of what it cost."""
        return min(cost, Money(self.cap_minor, cost.currency))

    def confirm_by(self, at: datetime, calendar: Calendar) -> datetime:
        """When it must stand as a change, in the provider's working days."""
        return add_working_days(at, self.confirm_days, calendar)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.MONEY, self.cap_minor)
        yield Fact(Kind.WORKING_DAYS, self.confirm_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """An emergency that costs twice the limit."""
        cost = Money(self.cap_minor * 2, case.price.currency)
        yield Effect("emergency", {"cost": cost, "owed": self.owed(cost)})
        yield Effect("confirmed", {"on": self.confirm_by(case.at, case.calendar).date()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmarking(FromValues):
    """Prices more than ``tolerance_bps`` above the market come down to that."""

    first_months: int
    interval_months: int
    tolerance_bps: int
    adjust_days: int

    def next_on(self, begun_on: date, last_on: date | None = None) -> date:
        """The first day of the next comparison."""
        return months_after(last_on, self.interval_months) if last_on else months_after(begun_on, self.first_months)

    def adjusted(self, price: Money, market: Money) -> Money:
        """The price after the report."""
        return min(price, market + part(market, self.tolerance_bps)) if price > market else price

    def adjusted_on(self, reported_on: date) -> date:
        """The last day to lower a price."""
        return reported_on + timedelta(days=self.adjust_days)

    def facts(self) -> Iterator[Fact]:
        """The times; the tolerance only where there is one."""
        yield Fact(Kind.MONTHS, self.first_months)
        yield Fact(Kind.MONTHS, self.interval_months)
        if self.tolerance_bps:
            yield Fact(Kind.BPS, self.tolerance_bps)
        yield Fact(Kind.DAYS, self.adjust_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """The first two comparisons; a market a fifth below the price."""
        first = self.next_on(case.on)
        market = part(case.price, 8000)
        yield Effect("compared", {"first": first, "next": self.next_on(case.on, first)})
        price = self.adjusted(case.price, market)
        yield Effect("market", {"market": market, "price": price, "on": self.adjusted_on(first)})
