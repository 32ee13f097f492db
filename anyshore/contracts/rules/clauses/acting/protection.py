"""Protection: how much one side can owe the other, and who pays for an audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.contracts.rules.days import months_after
from anyshore.kit.money import BASIS_POINTS, Money
from anyshore.kit.workdays import Calendar, add_working_days


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityCap(FromValues):
    """Damages are limited to ``share_bps`` of the prices of the last ``months``, and never below ``floor_minor``."""

    share_bps: int
    months: int
    floor_minor: int

    def counts_from(self, event_on: date) -> date:
        """The first day of the time whose prices count."""
        return months_after(event_on, -self.months)

    def limit(self, prices: Money) -> Money:
        """The limit, when so much was due in that time."""
        return max(part(prices, self.share_bps), Money(self.floor_minor, prices.currency))

    def facts(self) -> Iterator[Fact]:
        """The share and the months; the floor only where there is one."""
        yield Fact(Kind.BPS, self.share_bps)
        yield Fact(Kind.MONTHS, self.months)
        if self.floor_minor:
            yield Fact(Kind.MONEY, self.floor_minor)

    def effects(self, case: Case) -> Iterator[Effect]:
        """With nothing due yet, and with the whole price due."""
        for prices in (Money.zero(case.price.currency), case.price):
            yield Effect("limited", {"prices": prices, "limit": self.limit(prices), "from": self.counts_from(case.on)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(FromValues):
    """``yearly`` audits a year without a reason, ``notice_days`` working days after they were announced."""

    notice_days: int
    yearly: int
    overcharge_bps: int

    def begins_at(self, announced_at: datetime, calendar: Calendar) -> datetime:
        """When the audit may begin, in the provider's working days."""
        return add_working_days(announced_at, self.notice_days, calendar)

    def needs_reason(self, this_year: int) -> bool:
        """Whether one more audit this year needs a reason."""
        return this_year >= self.yearly

    def provider_pays(self, charged: Money, owed: Money) -> bool:
        """Whether so much too much was charged that the provider pays the audit."""
        return (charged - owed).minor * BASIS_POINTS >= owed.minor * self.overcharge_bps

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.WORKING_DAYS, self.notice_days)
        yield Fact(Kind.WHOLE, self.yearly)
        yield Fact(Kind.BPS, self.overcharge_bps)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Announced on the first day; what is charged at least too much before the provider pays."""
        over = part(case.price, self.overcharge_bps)
        pays = self.provider_pays(case.price + over, case.price)
        yield Effect("audited", {"on": self.begins_at(case.at, case.calendar).date()})
        yield Effect("audit_free", {"count": sum(not self.needs_reason(done) for done in range(99))})
        yield Effect("overcharged", {"over": over if pays else over + Money(1, over.currency)})
