"""Work stops while a payment is late: from when, and by how much dates move. Told in docs/algorithms/suspension.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final, Self

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind, Values
from anyshore.contracts.rules.standstill import price_without
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar, add_working_days

SHOWN: Final = (30, 3)
"""The days of the month with which the clause is shown, and those on which work stood still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension(FromValues):
    """A payment ``overdue_days`` late lets the provider stop, after a notice of ``warning_days``: ``by_itself`` where
    the clause says so. After ``end_days`` of standstill it may end the agreement; 0 in the first version, which does
    not say so and lets the notice run while the payment becomes that late. ``price_stops``: a month's price falls by
    the days of the standstill; it runs on in the first two versions."""

    overdue_days: int
    warning_days: int
    resume_days: int
    by_itself: bool = False
    end_days: int = 0
    price_stops: bool = False

    @classmethod
    def of(cls, values: Values) -> Self:
        """The rule with these values; the first version of the clause has fewer."""
        return cls(**{one.name: values[one.name] for one in fields(cls) if one.name in values})

    def price_of_month(self, price_minor: int, days: int, still: int) -> int:
        """What a month of so many days costs, of which work stood still on ``still``; rounded half up to a minor
        unit."""
        return price_without(price_minor, days, still) if self.price_stops else price_minor

    def may_warn_on(self, due_on: date) -> date:
        """The first day on which notice may be given of a payment that was due on ``due_on``."""
        early = 0 if self.end_days else self.warning_days
        return due_on + timedelta(days=max(self.overdue_days - early, 1))

    def may_stop_on(self, due_on: date, warned_on: date) -> date:
        """The last of the days that the client has to pay: once it is over the work may stand still."""
        late = due_on + timedelta(days=self.overdue_days)
        return max(late, warned_on + timedelta(days=self.warning_days))

    def may_end_on(self, stopped_on: date) -> date | None:
        """The last of the days after which the provider may end the agreement; None where the clause does not let
        it."""
        return stopped_on + timedelta(days=self.end_days) if self.end_days else None

    def resumes_by(self, paid_at: datetime, calendar: Calendar) -> datetime:
        """When the work must go on, in the provider's working days."""
        return add_working_days(paid_at, self.resume_days, calendar)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.DAYS, self.overdue_days)
        yield Fact(Kind.DAYS, self.warning_days)
        yield Fact(Kind.WORKING_DAYS, self.resume_days)
        if self.end_days:
            yield Fact(Kind.DAYS, self.end_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """A payment due on the first day, with the notice as early as it helps; the day it could stop, and be
        ended."""
        stops = self.may_stop_on(case.on, self.may_warn_on(case.on))
        resumes = self.resumes_by(case.at, case.calendar).date()
        yield Effect("suspended_by_itself" if self.by_itself else "suspended", {"due": case.on, "on": stops})
        yield Effect("resumed", {"paid": case.on, "on": resumes})
        if self.price_stops:
            left = Money(self.price_of_month(case.price.minor, *SHOWN), case.price.currency)
            yield Effect("month_falls", {"full": case.price, "left": left})
        ends = self.may_end_on(stops)
        if ends:
            yield Effect("ended_unpaid", {"due": case.on, "on": ends})
