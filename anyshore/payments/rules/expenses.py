"""Expenses: how they are agreed to, shown by a receipt, and paid. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day

WORDS_MOST: Final = 300


class ExpenseKind(StrEnum):
    """What money was spent on."""

    TRAVEL = "travel"
    LODGING = "lodging"
    MATERIAL = "material"
    LICENCE = "licence"
    OTHER = "other"


class ExpenseState(StrEnum):
    """Where an expense stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    LAPSED = "lapsed"
    CLAIMED = "claimed"
    """The receipt is there, and the client looks at it."""
    REFUSED = "refused"
    DUE = "due"
    """Accepted by silence: it is to be paid."""
    PAID = "paid"
    WITHDRAWN = "withdrawn"
    """The provider dropped it before it was paid."""


DROPPED: Final = (
    ExpenseState.ASKED, ExpenseState.AGREED, ExpenseState.CLAIMED, ExpenseState.REFUSED, ExpenseState.DUE,
)  # fmt: skip
"""States in which the provider may drop an expense."""
EXPENSE = Lifecycle(
    "expense",
    {
        (ExpenseState.ASKED, "agree"): ExpenseState.AGREED,
        (ExpenseState.ASKED, "decline"): ExpenseState.DECLINED,
        (ExpenseState.ASKED, "lapse"): ExpenseState.LAPSED,
        (ExpenseState.AGREED, "claim"): ExpenseState.CLAIMED,
        (ExpenseState.REFUSED, "claim"): ExpenseState.CLAIMED,
        (ExpenseState.CLAIMED, "refuse"): ExpenseState.REFUSED,
        (ExpenseState.CLAIMED, "accept"): ExpenseState.DUE,
        (ExpenseState.CLAIMED, "pay"): ExpenseState.PAID,
        (ExpenseState.DUE, "refuse"): ExpenseState.REFUSED,
        (ExpenseState.DUE, "pay"): ExpenseState.PAID,
        **{(state, "withdraw"): ExpenseState.WITHDRAWN for state in DROPPED},
    },
)
NOTHING_TAKEN = (ExpenseState.DECLINED, ExpenseState.LAPSED, ExpenseState.WITHDRAWN)
"""States that take nothing of the limit."""


class NoExpenses(Refused):
    """The agreement has no clause about expenses: none is paid."""

    code = "no_expenses"


class OverLimit(Refused):
    """Less than that is left of the limit in all: ``left`` is."""

    code = "over_limit"


class LimitUsedUp(Refused):
    """Nothing is left of the limit in all, ``cap``: what is asked for counts until it is answered."""

    code = "limit_used_up"


class OverItemLimit(Refused):
    """One expense is at most ``most`` by the clause."""

    code = "over_item_limit"


class NoRate(Refused):
    """No reference rate is known that converts ``currency`` on the day ``on``: what was charged is to be written."""

    code = "no_rate"


class OverAgreed(Refused):
    """The client agreed to less: ``most`` is what it agreed to."""

    code = "over_agreed"


class SpentBefore(Refused):
    """Money that was spent before the client agreed, on ``agreed_on``, is not paid."""

    code = "spent_before"


class SpentLater(Invalid):
    """Nothing is paid that is still to be spent: the day is after ``today``, where the client sits."""

    code = "spent_later"


class ExpenseIsDue(Refused):
    """Silence accepted the receipt, and it was possible to refuse it until it was due: that was ``until``."""

    code = "expense_is_due"


class ReceiptTooLate(Refused):
    """The receipt could be handed in until ``until``."""

    code = "receipt_too_late"


def refused_until(accepted_at: datetime, payment_days: int, zone: str) -> datetime:
    """Until when the client may still refuse a receipt that silence accepted: the end of the day on which it is due,
    where the client sits."""
    return ends_at(local_day(accepted_at, zone) + timedelta(days=payment_days), zone)


@dataclass(frozen=True, slots=True)
class OpenExpense:
    """An expense that waits for the client, as silence sees it: ``claimed`` with its receipt, or asked for."""

    amount: Money
    words: str
    answer_until: datetime
    claimed: bool


def silence_of_expenses(expenses: Iterable[OpenExpense]) -> list[Consequence]:
    """What is asked lapses; a receipt that nobody refuses counts as accepted."""
    return [
        Consequence(
            at=one.answer_until,
            code="payments.expense_accepted" if one.claimed else "payments.expense_lapses",
            side="client",
            params={"amount_minor": one.amount.minor, "currency": one.amount.currency, "words": one.words},
        )
        for one in expenses
    ]
