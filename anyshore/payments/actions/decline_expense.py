"""Say no to an expense, or to its receipt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.events import ExpenseDeclined
from anyshore.payments.policies import may_answer_expense
from anyshore.payments.queries.expenses import expense_with_purse, refusable_until
from anyshore.payments.rules.expenses import WORDS_MOST, ExpenseIsDue, ExpenseState
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Expense


@action
def decline_expense(*, actor: Actor, expense_id: UUID, reason: str, at: datetime) -> Expense:
    """It is not to be spent; or, once its receipt is there, that is not paid as it stands, and another can be handed
    in. So also where silence accepted it, until it is due.

    The client's people who bind it, with a reason. Refused: no reason, what was answered already, a receipt that
    silence accepted and that was due before (ExpenseIsDue).
    """
    expense, purse = expense_with_purse(actor, expense_id)
    deal = purse.deal
    if not may_answer_expense(actor, deal):
        raise Forbidden()
    said = " ".join(reason.split())[:WORDS_MOST]
    if not said:
        raise ReasonMissing(field="reason")
    claimed = expense.state in (ExpenseState.CLAIMED, ExpenseState.DUE)
    until = refusable_until(expense, purse.agreement)
    if until is not None and at >= until:
        raise ExpenseIsDue(until=until)
    facts = {"answer": said, "answer_until": None, "due_at": None}
    move(expense, "refuse" if claimed else "decline", actor=actor, at=at, why=said, write=facts)
    deadlines.stop(subject=("expense", expense_id), at=at)
    tell(
        ExpenseDeclined(
            agreement_id=deal.agreement_id,
            expense_id=expense_id,
            amount_minor=expense.amount_minor or expense.most_minor,
            words=expense.words,
            reason=said,
            claimed=claimed,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense
