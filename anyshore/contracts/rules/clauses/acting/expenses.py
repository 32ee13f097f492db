"""Expenses: how much for one and in all, and until when a receipt counts. Told in docs/algorithms/expenses.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final, Self

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind, Values
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar, add_working_days

USUAL_DAYS: Final = 5
"""Working days to answer, where the clause does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expenses(FromValues):
    """Expenses that were agreed to before are paid at cost, ``item_cap_minor`` for one (0: no such limit; None in the
    first version of the clause, which knows none) and ``cap_minor`` in all; a receipt counts for ``claim_days``. The
    client answers within ``answer_days`` (None in the first two versions, which do not say)."""

    cap_minor: int
    claim_days: int
    item_cap_minor: int | None = None
    answer_days: int | None = None

    @classmethod
    def of(cls, values: Values) -> Self:
        """The rule with these values. Invalid where one expense may be more than all of them."""
        found = cls(**{one.name: values[one.name] for one in fields(cls) if one.name in values})
        if (found.item_cap_minor or 0) > found.cap_minor:
            raise Invalid(field="expenses.item_cap_minor", reason="item_above_all")
        return found

    @property
    def converts(self) -> bool:
        """Whether a receipt in another currency is converted at the reference rate: the first version does not say
        so."""
        return self.item_cap_minor is not None

    @property
    def days_to_answer(self) -> int:
        """So many of its working days the client has to answer."""
        return self.answer_days or USUAL_DAYS

    def answered_by(self, asked_at: datetime, calendar: Calendar) -> datetime:
        """Until when the client answers what is asked for, or looks at a receipt, in its own working days."""
        return add_working_days(asked_at, self.days_to_answer, calendar)

    def left(self, taken_minor: int) -> int:
        """How much is left of the limit when so much is agreed to and paid."""
        return max(self.cap_minor - taken_minor, 0)

    def most_of_one(self, taken_minor: int) -> int:
        """How much one more expense may be when so much is agreed to and paid."""
        left = self.left(taken_minor)
        return min(left, self.item_cap_minor) if self.item_cap_minor else left

    def receipt_by(self, spent_on: date) -> date:
        """The last day on which the receipt of an expense can be handed in."""
        return spent_on + timedelta(days=self.claim_days)

    def facts(self) -> Iterator[Fact]:
        """The limits and the days."""
        if self.item_cap_minor:
            yield Fact(Kind.MONEY, self.item_cap_minor)
        yield Fact(Kind.MONEY, self.cap_minor)
        yield Fact(Kind.DAYS, self.claim_days)
        if self.answer_days:
            yield Fact(Kind.WORKING_DAYS, self.answer_days)

    def effects(self, case: Case) -> Iterator[Effect]:
        """Money that is spent on the first day."""
        most = Money(self.cap_minor, case.price.currency)
        if self.item_cap_minor:
            yield Effect("one_expense", {"most": Money(self.item_cap_minor, case.price.currency)})
        if self.answer_days:
            yield Effect("expense_answered", {"on": self.answered_by(case.at, case.calendar).date()})
        yield Effect("receipt", {"most": most, "on": self.receipt_by(case.on)})
