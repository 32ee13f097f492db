"""Expenses: how much in all, and until when a receipt counts. Told in docs/algorithms/expenses.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Expenses(FromValues):
    """Expenses that were agreed to before are paid at cost, ``cap_minor`` in all; a receipt counts for ``claim_days``."""

    cap_minor: int
    claim_days: int

    def left(self, taken_minor: int) -> int:
        """How much is left of the limit when so much is agreed to and paid."""
        return max(self.cap_minor - taken_minor, 0)

    def receipt_by(self, spent_on: date) -> date:
        """The last day on which the receipt of an expense can be handed in."""
        return spent_on + timedelta(days=self.claim_days)

    def facts(self) -> Iterator[Fact]:
        """The limit and the days."""
        yield Fact(Kind.MONEY, self.cap_minor)
        yield Fact(Kind.DAYS, self.claim_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Money that is spent on the first day."""
        most = Money(self.cap_minor, case.price.currency)
        yield Effect("receipt", {"most": most, "on": self.receipt_by(case.on)})
