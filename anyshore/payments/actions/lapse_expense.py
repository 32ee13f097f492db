"""Nobody agreed to an expense in time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.payments.events import ExpenseDeclined
from anyshore.payments.queries.expenses import expense_with_purse
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense


@action
def lapse_expense(*, actor: Actor, expense_id: UUID, at: datetime) -> Expense:
    """It is not to be spent: the clause asks for an agreement in writing, so silence is none.

    The clock alone. Refused: what was answered.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    if not is_clock(actor):
        raise Forbidden()
    move(expense, "lapse", actor=actor, at=at, write={"answer_until": None})
    tell(
        ExpenseDeclined(
            agreement_id=purse.deal.agreement_id,
            expense_id=expense_id,
            amount_minor=expense.most_minor,
            words=expense.words,
            reason="",
            claimed=False,
            currency=purse.deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense
