"""Hand in the receipt of an expense that the client agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.payments.events import ExpenseClaimed
from anyshore.payments.policies import may_ask_expense
from anyshore.payments.queries.expenses import expense_with_purse, rule_of_expenses
from anyshore.payments.queries.rates import quote_for
from anyshore.payments.rules.expenses import (
    EXPENSE,
    ExpenseState,
    NoRate,
    OverAgreed,
    ReceiptTooLate,
    SpentBefore,
    SpentLater,
)
from anyshore.payments.rules.refusals import AmountNotPositive
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense
    from anyshore.payments.queries.purse import Purse

_NO_RATE: Final = {
    "receipt_minor": None,
    "receipt_currency": "",
    "rate_on": None,
    "theirs_micro": None,
    "ours_micro": None,
}


@action
def claim_expense(
    *,
    actor: Actor,
    expense_id: UUID,
    spent_on: date,
    amount: Money | None,
    file_ids: Sequence[UUID],
    at: datetime,
    receipt: Money | None = None,
) -> Expense:
    """The client looks at the receipt for the working days of its clause; silence accepts it.

    ``amount`` is in the agreement's currency. A ``receipt`` in another one is converted at the reference rate of the
    day it was spent on, which is kept with it, and counts up to what was agreed to; without a rate ``amount`` counts,
    what the provider was charged.

    The provider's people who work, also after the end. Refused: no file, more than was agreed to, money that was spent
    before the client agreed or on a day to come, a receipt that is too late by the clause, what was not agreed to, one
    in another currency without a rate and without an amount.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    if not may_ask_expense(actor, purse.deal):
        raise Forbidden()
    EXPENSE.after(ExpenseState(expense.state), "claim")
    _must_be_in_time(expense, purse, spent_on, at)
    worth = _worth(expense, purse, spent_on, amount, receipt)
    if not file_ids:
        raise Invalid(field="files", reason="empty")
    until = rule_of_expenses(purse.agreement).answered_by(at, calendar(purse.deal.client_id))
    facts = {"spent_on": spent_on, "claimed_at": at, "answer_until": until, **worth}
    move(expense, "claim", actor=actor, at=at, write=facts)
    files.attach(subject=("expense", expense_id), file_ids=list(file_ids), actor=actor, at=at)
    deadlines.start(
        verb="payments.accept_expense",
        subject=("expense", expense_id),
        due_at=until,
        at=at,
        args={"expense_id": expense_id},
    )
    tell(
        ExpenseClaimed(
            agreement_id=purse.deal.agreement_id,
            expense_id=expense_id,
            amount_minor=worth["amount_minor"],
            words=expense.words,
            spent_on=spent_on,
            answer_until=until,
            receipt_minor=worth["receipt_minor"],
            receipt_currency=worth["receipt_currency"],
            rate_on=worth["rate_on"],
            currency=purse.deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense


def _worth(
    expense: Expense, purse: Purse, spent_on: date, amount: Money | None, receipt: Money | None
) -> dict[str, Any]:
    """What is paid for it, and what is kept of the receipt and the rate."""
    deal, kept = purse.deal, dict[str, Any](_NO_RATE)
    if receipt is None or receipt.currency == deal.currency:
        return kept | {"amount_minor": _typed(expense, purse, amount or receipt)}
    if not receipt.is_positive:
        raise AmountNotPositive(field="amount", currency=deal.currency)
    kept |= {"receipt_minor": receipt.minor, "receipt_currency": receipt.currency}
    converts = rule_of_expenses(purse.agreement).converts
    quote = quote_for(receipt.currency, deal.currency, spent_on) if converts else None
    if quote is None:
        if amount is None:
            raise NoRate(field="charged", currency=receipt.currency, on=spent_on)
        return kept | {"amount_minor": _typed(expense, purse, amount)}
    worth = quote.worth(receipt, deal.currency).minor
    if not worth:
        raise AmountNotPositive(field="amount", currency=deal.currency)
    kept |= {"rate_on": quote.on, "theirs_micro": quote.theirs_micro, "ours_micro": quote.ours_micro}
    return kept | {"amount_minor": min(worth, expense.most_minor)}


def _typed(expense: Expense, purse: Purse, amount: Money | None) -> int:
    """An amount in the agreement's currency that may be paid."""
    deal = purse.deal
    if amount is None or amount.currency != deal.currency or not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=deal.currency)
    if amount.minor > expense.most_minor:
        raise OverAgreed(most=deal.money(expense.most_minor))
    return amount.minor


def _must_be_in_time(expense: Expense, purse: Purse, spent_on: date, at: datetime) -> None:
    zone = calendar(purse.deal.client_id).zone
    today = local_day(at, zone)
    if spent_on > today:
        raise SpentLater(field="spent_on", today=today)
    assert expense.agreed_at is not None
    agreed_on = local_day(expense.agreed_at, zone)
    if spent_on < agreed_on:
        raise SpentBefore(agreed_on=agreed_on)
    until = rule_of_expenses(purse.agreement).receipt_by(spent_on)
    if today > until:
        raise ReceiptTooLate(until=until)
