"""Pay an expense from its own funding."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.actions.post import post
from anyshore.payments.events import ExpensePaid
from anyshore.payments.models import Expense
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def settle_expense(*, actor: Actor, expense: Expense, purse: Purse, at: datetime) -> Expense:
    """The client's money for the receipt comes in and goes to the provider in one posting, or is owed; nothing that is
    held for work is touched.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: no receipt, paid
    already.
    """
    deal = purse.deal
    move(expense, "pay", actor=actor, at=at, write={"paid_at": at, "answer_until": None})
    deadlines.stop(subject=("expense", expense.pk), at=at)
    tell(
        ExpensePaid(
            agreement_id=deal.agreement_id,
            expense_id=expense.pk,
            amount_minor=expense.amount_minor,
            words=expense.words,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).expense(deal, expense.pk, expense.amount_minor))
    return expense
