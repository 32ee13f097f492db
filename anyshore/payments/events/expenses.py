"""Facts about expenses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class OfExpense(OfAgreement):
    """A fact about one expense: what for, and how much."""

    expense_id: UUID
    amount_minor: int
    words: str


@dataclass(frozen=True, kw_only=True)
class ExpenseAsked(OfExpense):
    """The provider asks the client to agree to an expense of at most so much, until ``answer_until``."""

    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class ExpenseAgreed(OfExpense):
    """The client agreed: the money may be spent."""


@dataclass(frozen=True, kw_only=True)
class ExpenseDeclined(OfExpense):
    """The client said no, or said nothing in time (no ``reason``): it is not to be spent, or its receipt is not
    paid."""

    reason: str
    claimed: bool


@dataclass(frozen=True, kw_only=True)
class ExpenseClaimed(OfExpense):
    """The provider handed in the receipt; silence accepts it at ``answer_until``. One in another currency is named,
    and the day of the rate that converted it, if one did."""

    spent_on: date
    answer_until: datetime
    receipt_minor: int | None = None
    receipt_currency: str = ""
    rate_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ExpenseAccepted(OfExpense):
    """Nobody refused the receipt in time: it is to be paid. Until ``refused_until``, when it is due, the client may
    still refuse it."""

    refused_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ExpenseWithdrawn(OfExpense):
    """The provider dropped it: nothing is paid for it."""


@dataclass(frozen=True, kw_only=True)
class ExpensePaid(OfExpense):
    """The client paid it, or owes it where the parties pay each other; no fee is taken of it."""
