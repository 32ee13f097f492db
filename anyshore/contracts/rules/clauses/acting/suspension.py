"""Work stops while a payment is late: from when, and by how much dates move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.workdays import Calendar, add_working_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension(FromValues):
    """A payment ``overdue_days`` late lets the provider stop, after a warning of ``warning_days``."""

    overdue_days: int
    warning_days: int
    resume_days: int

    def may_stop_on(self, due_on: date, warned_on: date) -> date:
        """The first day on which the work may stand still."""
        late = due_on + timedelta(days=self.overdue_days)
        return max(late, warned_on + timedelta(days=self.warning_days))

    def resumes_by(self, paid_at: datetime, calendar: Calendar) -> datetime:
        """When the work must go on, in the provider's working days."""
        return add_working_days(paid_at, self.resume_days, calendar)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.DAYS, self.overdue_days)
        yield Fact(Kind.DAYS, self.warning_days)
        yield Fact(Kind.WORKING_DAYS, self.resume_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """A payment due on the first day, with the warning as early as it helps and on the day it could stop."""
        early = case.on + timedelta(days=max(self.overdue_days - self.warning_days, 0))
        stops = self.may_stop_on(case.on, early)
        resumes = self.resumes_by(case.at, case.calendar).date()
        yield Effect("suspended", {"due": case.on, "on": stops})
        yield Effect("resumed", {"paid": case.on, "on": resumes})
