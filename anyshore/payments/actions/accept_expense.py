"""Nobody refused the receipt of an expense in time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.settle_expense import settle_expense
from anyshore.payments.events import ExpenseAccepted
from anyshore.payments.queries.expenses import expense_with_purse, refusable_until
from anyshore.payments.rails import rail
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense


@action
def accept_expense(*, actor: Actor, expense_id: UUID, at: datetime) -> Expense:
    """It is to be paid. Where the parties pay each other it is owed at once; elsewhere it waits for the client, since
    nothing is held for it, and until it is due either side may still say no (decline_expense, withdraw_expense).

    The clock alone. Refused: what was answered.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    if not is_clock(actor):
        raise Forbidden()
    deal = purse.deal
    if rail(deal.rail).PROMISES:
        return settle_expense(actor=actor, expense=expense, purse=purse, at=at)
    move(expense, "accept", actor=actor, at=at, write={"answer_until": None, "due_at": at})
    tell(
        ExpenseAccepted(
            agreement_id=deal.agreement_id,
            expense_id=expense_id,
            amount_minor=expense.amount_minor,
            words=expense.words,
            refused_until=refusable_until(expense, purse.agreement),
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense
