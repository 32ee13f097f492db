"""Expenses that wait: for the client's word or its money, and answered ones for the provider's receipt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q

from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.rules.clauses.acting.expenses import Expenses
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.payments.models import Expense
from anyshore.payments.rules.expenses import ExpenseState

CLIENT: dict[str, NeedKind] = {
    ExpenseState.ASKED: NeedKind.SPEND,
    ExpenseState.CLAIMED: NeedKind.RECEIPT,
    ExpenseState.DUE: NeedKind.SETTLE,
}
PROVIDER = (ExpenseState.AGREED, ExpenseState.REFUSED)
LONGEST = timedelta(days=181)
"""No clause lets a receipt be handed in later than that."""


def expenses(actor: Actor, at: datetime) -> Iterator[Need]:
    """For the client: what it is asked for, receipts to look at, those to pay. For the provider: what the client
    agreed to, and receipts that it refused, as long as a receipt can be handed in."""
    own = actor.organisation_id
    theirs = Q(agreement__provider_id=own, state__in=PROVIDER, agreed_at__gte=at - LONGEST)
    rows = Expense.objects.visible_to(actor).filter(Q(agreement__client_id=own, state__in=CLIENT) | theirs)
    for row in rows.select_related("agreement__client", "agreement__provider").order_by("at", "id"):
        kind = CLIENT.get(row.state)
        if kind is not None:
            yield _need(kind, row, row.agreement.provider.name, due_at=row.answer_until)
        elif until := _until(row, at):
            yield _need(NeedKind.HAND_IN, row, row.agreement.client.name, due_on=until)


def _until(row: Expense, at: datetime) -> date | None:
    """The last day for the receipt, if the money was spent on the first day on which it could be; None once it is
    over, or where a later version has no such clause."""
    rule = rule_in(clauses_of(row.agreement), Expenses)
    zone = calendar(row.agreement.client_id).zone
    if rule is None or row.agreed_at is None:
        return None
    until = rule.receipt_by(row.spent_on or local_day(row.agreed_at, zone))
    return until if local_day(at, zone) <= until else None


def _need(
    kind: NeedKind, row: Expense, other: str, *, due_at: datetime | None = None, due_on: date | None = None
) -> Need:
    amount = Money(row.amount_minor or row.most_minor, row.agreement.currency)
    path = f"/contracts/{row.agreement.number}/expenses/"
    started_at = (row.claimed_at or row.at) if due_at else None
    return Need(
        kind, row.agreement.number, row.words, other, amount,
        started_at=started_at, due_at=due_at, due_on=due_on, path=path,
    )  # fmt: skip
