"""The end: how long help with the handover is owed, and how long a client may run a service itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.contracts.rules.days import months_after


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationAssistance(FromValues):
    """Help for ``months`` from the announcement, and ``extend_months`` more on request."""

    months: int
    extend_months: int

    def last_on(self, announced_on: date) -> date:
        """The last day of the help, if nobody asks for more."""
        return months_after(announced_on, self.months)

    def longest_on(self, announced_on: date) -> date:
        """The last day of the help, if the client asked for all of it."""
        return months_after(announced_on, self.months + self.extend_months)

    def facts(self) -> Iterator[Fact]:
        """The months, and those more where there are any."""
        yield Fact(Kind.MONTHS, self.months)
        if self.extend_months:
            yield Fact(Kind.MONTHS, self.extend_months)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Announced on the first day."""
        yield Effect("helped", {"on": self.last_on(case.on), "longest": self.longest_on(case.on)})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepIn(FromValues):
    """After ``warning_days`` the client may run a service itself, for at most ``most_days``."""

    warning_days: int
    most_days: int

    def begins_on(self, warned_on: date) -> date:
        """The first day on which the client may step in."""
        return warned_on + timedelta(days=self.warning_days)

    def last_on(self, begun_on: date) -> date:
        """The last day of it."""
        return begun_on + timedelta(days=self.most_days)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.DAYS, self.warning_days)
        yield Fact(Kind.DAYS, self.most_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Announced on the first day."""
        begun = self.begins_on(case.on)
        yield Effect("stepped_in", {"on": begun, "until": self.last_on(begun)})
