"""Hand in the receipt of an expense that the client agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days, local_day
from anyshore.parties.queries import calendar
from anyshore.payments.events import ExpenseClaimed
from anyshore.payments.policies import may_ask_expense
from anyshore.payments.queries.expenses import expense_with_purse, rule_of_expenses
from anyshore.payments.rules.expenses import (
    ANSWER_DAYS,
    EXPENSE,
    ExpenseState,
    OverAgreed,
    ReceiptTooLate,
    SpentBefore,
)
from anyshore.payments.rules.refusals import AmountNotPositive
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense
    from anyshore.payments.queries.purse import Purse


@action
def claim_expense(
    *, actor: Actor, expense_id: UUID, spent_on: date, amount: Money, file_ids: Sequence[UUID], at: datetime
) -> Expense:
    """The client looks at the receipt for five of its working days; silence accepts it.

    The provider's people who work, also after the end. Refused: no file, more than was agreed to, money that was spent
    before the client agreed or on a day to come, a receipt that is too late by the clause, what was not agreed to.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    if not may_ask_expense(actor, purse.deal):
        raise Forbidden()
    EXPENSE.after(ExpenseState(expense.state), "claim")
    _must_be_payable(expense, purse, spent_on, amount, at)
    if not file_ids:
        raise Invalid(field="files", reason="empty")
    until = add_working_days(at, ANSWER_DAYS, calendar(purse.deal.client_id))
    facts = {"spent_on": spent_on, "amount_minor": amount.minor, "claimed_at": at, "answer_until": until}
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
            amount_minor=amount.minor,
            words=expense.words,
            spent_on=spent_on,
            answer_until=until,
            currency=purse.deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense


def _must_be_payable(expense: Expense, purse: Purse, spent_on: date, amount: Money, at: datetime) -> None:
    deal, zone = purse.deal, calendar(purse.deal.client_id).zone
    if amount.currency != deal.currency or not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=deal.currency)
    if amount.minor > expense.most_minor:
        raise OverAgreed(most=deal.money(expense.most_minor))
    today = local_day(at, zone)
    if spent_on > today:
        raise Invalid(field="spent_on", reason="future")
    assert expense.agreed_at is not None
    agreed_on = local_day(expense.agreed_at, zone)
    if spent_on < agreed_on:
        raise SpentBefore(agreed_on=agreed_on)
    until = rule_of_expenses(purse.agreement).receipt_by(spent_on)
    if today > until:
        raise ReceiptTooLate(until=until)
