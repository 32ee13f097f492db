"""Ask the client to agree to an expense before it is made."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.clauses.acting.expenses import Expenses
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar
from anyshore.payments.events import ExpenseAsked
from anyshore.payments.models import Expense
from anyshore.payments.policies import may_ask_expense
from anyshore.payments.queries.expenses import rule_of_expenses, taken_of
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.payments.rules.expenses import WORDS_MOST, ExpenseKind, LimitUsedUp, OverItemLimit, OverLimit
from anyshore.payments.rules.refusals import AmountNotPositive, NotRunning
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def ask_expense(*, actor: Actor, agreement_id: UUID, kind: str, words: str, most: Money, at: datetime) -> Expense:
    """The client answers within the working days of its clause whether so much may be spent at most; silence says no.

    The provider's people who work. Refused: an agreement that has no clause about expenses or does not run, more than
    one expense may be or than is left of the limit in all, no words, another kind, an amount that is not positive or
    of another currency.
    """
    purse = purse_of_agreement(actor, agreement_id)
    deal = purse.deal
    if actor.person_id is None or not may_ask_expense(actor, deal):
        raise Forbidden()
    rule = rule_of_expenses(purse.agreement)
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    said = _checked(kind, words)
    if most.currency != deal.currency or not most.is_positive:
        raise AmountNotPositive(field="most", currency=deal.currency)
    _must_be_within(rule, most, taken_of(agreement_id))
    until = rule.answered_by(at, calendar(deal.client_id))
    expense = Expense.objects.create(
        agreement_id=agreement_id,
        kind=kind,
        words=said,
        most_minor=most.minor,
        author_id=actor.person_id,
        at=at,
        answer_until=until,
    )
    deadlines.start(
        verb="payments.lapse_expense",
        subject=("expense", expense.pk),
        due_at=until,
        at=at,
        args={"expense_id": expense.pk},
    )
    tell(
        ExpenseAsked(
            agreement_id=agreement_id,
            expense_id=expense.pk,
            amount_minor=most.minor,
            words=said,
            answer_until=until,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return expense


def _must_be_within(rule: Expenses, most: Money, taken_minor: int) -> None:
    left, one = rule.left(taken_minor), rule.most_of_one(taken_minor)
    if most.minor <= one:
        return
    if not left:
        raise LimitUsedUp(field="most", cap=Money(rule.cap_minor, most.currency))
    if one < left:
        raise OverItemLimit(field="most", most=Money(one, most.currency))
    raise OverLimit(field="most", left=Money(left, most.currency))


def _checked(kind: str, words: str) -> str:
    """What it is for, in one line."""
    if kind not in list(ExpenseKind):
        raise Invalid(field="kind", reason="choice")
    said = " ".join(words.split())
    if not said or len(said) > WORDS_MOST:
        raise Invalid(field="words", reason="empty" if not said else "too_long")
    return said
