"""Warranty: until when a defect counts, and what follows if it is not put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.contracts.rules.days import months_after
from anyshore.kit.workdays import Calendar, add_working_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Warranty(FromValues):
    """For ``months`` after acceptance a reported defect is put right within ``cure_days`` working days."""

    months: int
    cure_days: int
    tries: int

    def last_on(self, accepted_on: date) -> date:
        """The last day on which a defect can be reported."""
        return months_after(accepted_on, self.months)

    def cure_by(self, reported_at: datetime, calendar: Calendar) -> datetime:
        """When a reported defect must be put right, in the provider's working days."""
        return add_working_days(reported_at, self.cure_days, calendar)

    def has_failed(self, tried: int) -> bool:
        """Whether the client need not wait for another attempt."""
        return tried >= self.tries

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.MONTHS, self.months)
        yield Fact(Kind.WORKING_DAYS, self.cure_days)
        yield Fact(Kind.WHOLE, self.tries)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Accepted on the first day; a defect reported on that day; the attempt after which the client may act."""
        yield Effect("warranted", {"accepted": case.on, "on": self.last_on(case.on)})
        yield Effect("cured", {"reported": case.on, "on": self.cure_by(case.at, case.calendar).date()})
        yield Effect("tried", {"count": next(tried for tried in range(1, 99) if self.has_failed(tried))})
