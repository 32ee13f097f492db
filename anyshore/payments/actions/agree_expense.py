"""Agree to an expense before it is made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.events import ExpenseAgreed
from anyshore.payments.policies import may_answer_expense
from anyshore.payments.queries.expenses import expense_with_purse
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense


@action
def agree_expense(*, actor: Actor, expense_id: UUID, at: datetime) -> Expense:
    """So much may be spent at most; it is paid at cost once its receipt is there.

    The client's people who bind it. Refused: what was answered already.
    """
    expense, purse = expense_with_purse(actor, expense_id)
    deal = purse.deal
    if not may_answer_expense(actor, deal):
        raise Forbidden()
    move(expense, "agree", actor=actor, at=at, write={"agreed_at": at, "answer_until": None})
    deadlines.stop(subject=("expense", expense_id), at=at)
    tell(
        ExpenseAgreed(
            agreement_id=deal.agreement_id,
            expense_id=expense_id,
            amount_minor=expense.most_minor,
            words=expense.words,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense
