"""The end: how long help with the handover is owed, and how long a client may run a service itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind, Values
from anyshore.contracts.rules.days import months_after


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationAssistance:
    """Help for ``after_months`` after the end, and ``extend_months`` more on request."""

    after_months: int
    extend_months: int

    @classmethod
    def of(cls, values: Values) -> TerminationAssistance:
        """The rule with these values; the first version of the clause counts from the announcement."""
        if "months" in values:
            return FromAnnouncement(after_months=values["months"], extend_months=values["extend_months"])
        return cls(after_months=values["after_months"], extend_months=values["extend_months"])

    def counted_from(self, ended_on: date, announced_on: date | None) -> date:
        """The day from which its months count."""
        return ended_on

    def last_on(self, ended_on: date, announced_on: date | None = None) -> date:
        """The last day of the help, if nobody asks for more; ``announced_on`` is None where nobody announced the
        end."""
        return months_after(self.counted_from(ended_on, announced_on), self.after_months)

    def longest_on(self, ended_on: date, announced_on: date | None = None) -> date:
        """The last day of the help, if the client asked for all of it."""
        return months_after(self.counted_from(ended_on, announced_on), self.after_months + self.extend_months)

    def facts(self) -> Iterator[Fact]:
        """The months, and those more where there are any."""
        yield Fact(Kind.MONTHS, self.after_months)
        if self.extend_months:
            yield Fact(Kind.MONTHS, self.extend_months)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Ended on the first day."""
        yield Effect("helped_after", {"on": self.last_on(case.on), "longest": self.longest_on(case.on)})


class FromAnnouncement(TerminationAssistance):
    """The first version: the months count from the announcement, or from the end where nobody announced it."""

    __slots__ = ()

    def counted_from(self, ended_on: date, announced_on: date | None) -> date:
        """The day of the announcement, where there is one."""
        return announced_on or ended_on

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
