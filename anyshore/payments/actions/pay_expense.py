"""Accept the receipt of an expense, and pay it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.actions.settle_expense import settle_expense
from anyshore.payments.policies import may_pay_expense
from anyshore.payments.queries.expenses import expense_with_purse
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Expense


@action
def pay_expense(*, actor: Actor, expense_id: UUID, at: datetime) -> Expense:
    """What the receipt says goes to the provider at once, at cost: no fee is taken of it. Where the parties pay each
    other it is owed.

    The client's people who handle money, also after the end. Refused: no receipt, paid already.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    if not may_pay_expense(actor, purse.deal):
        raise Forbidden()
    settle_expense(actor=actor, expense=expense, purse=purse, at=at)
    end_if_paid(actor=actor, agreement=purse.agreement, at=at)
    return expense
