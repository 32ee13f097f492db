"""People: whether somebody may be let in by silence, and whether an individual's work looks like employment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.workdays import Calendar, add_working_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Subcontracting(FromValues):
    """``consent`` is ``none``, ``written`` or ``objection``."""

    consent: str
    answer_days: int

    def answer_by(self, asked_at: datetime, calendar: Calendar) -> datetime | None:
        """When the client must have answered, in its working days; None where there is nothing to ask."""
        return None if self.consent == "none" else add_working_days(asked_at, self.answer_days, calendar)

    @property
    def silence_agrees(self) -> bool:
        """Whether no answer lets the subcontractor in."""
        return self.consent == "objection"

    def facts(self) -> Iterator[Fact]:
        """The days, where the client is asked."""
        if self.consent != "none":
            yield Fact(Kind.WORKING_DAYS, self.answer_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Asked on the first day."""
        until = self.answer_by(case.at, case.calendar)
        if until is None:
            yield Effect("nobody_else")
        else:
            yield Effect("silence_agrees" if self.silence_agrees else "silence_refuses", {"on": until.date()})


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerClassification(FromValues):
    """The answers that make work independent, and from how many signs of employment a person checks."""

    own_hours: bool
    own_tools: bool
    own_place: bool
    substitute: bool
    other_clients: bool
    income_bps: int
    signs: int

    def signs_at(self, income_bps: int) -> int:
        """The signs of employment, when so much of the provider's income comes from this client."""
        answers = (self.own_hours, self.own_tools, self.own_place, self.substitute, self.other_clients)
        return answers.count(False) + (income_bps >= self.income_bps)

    def needs_check(self, income_bps: int) -> bool:
        """Whether a person must check."""
        return self.signs_at(income_bps) >= self.signs

    def facts(self) -> Iterator[Fact]:
        """The share and the number of signs."""
        yield Fact(Kind.BPS, self.income_bps)
        yield Fact(Kind.WHOLE, self.signs)

    def effects(self, case: Case) -> Iterator[Effect]:
        """With no income from this client, with half of it, and with nothing but."""
        for income_bps in (0, 5_000, 10_000):
            code = "check_needed" if self.needs_check(income_bps) else "check_not_needed"
            yield Effect(code, {"signs": self.signs_at(income_bps), "income_bps": income_bps})
