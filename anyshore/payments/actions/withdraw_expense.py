"""Drop an expense."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.events import ExpenseWithdrawn
from anyshore.payments.policies import may_ask_expense
from anyshore.payments.queries.expenses import expense_with_purse
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense


@action
def withdraw_expense(*, actor: Actor, expense_id: UUID, at: datetime) -> Expense:
    """Nothing is paid for it, and it takes nothing of the limit any more; its receipt stays to be read. Where nothing
    else is late, a suspension for it is over.

    The provider's people who work, also after the client agreed, or silence accepted its receipt. Refused: one that is
    paid, or owed where the parties pay each other, or is over.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    deal = purse.deal
    if not may_ask_expense(actor, deal):
        raise Forbidden()
    move(expense, "withdraw", actor=actor, at=at, write={"answer_until": None, "due_at": None})
    deadlines.stop(subject=("expense", expense_id), at=at)
    tell(
        ExpenseWithdrawn(
            agreement_id=deal.agreement_id,
            expense_id=expense_id,
            amount_minor=expense.amount_minor or expense.most_minor,
            words=expense.words,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    end_if_paid(actor=actor, agreement=purse.agreement, at=at)
    return expense
