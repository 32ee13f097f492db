"""Agreements under which a payment is late, made by the actions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.record_payment import record_payment
from anyshore.payments.actions.suspend_work import suspend_work
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.payments.models import Payment, Suspension
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

DAY = timedelta(days=1)
TO_WARN = NOW + 15 * DAY
"""By invoice within 10 days, and 5 days late: accepted on 24 November, due on 4 December."""
CURE = datetime(2026, 12, 16, 23, tzinfo=UTC)
"""The end of 16 December in Amsterdam: notice on the 9th, 7 days to pay."""


def unpaid(amounts: tuple[int, ...] = (20_000, 30_000), **values: Any) -> Made:
    """The first milestone was accepted on the day of NOW, the client pays by invoice and has not."""
    given = {"overdue_days": 5, "warning_days": 7, "end_days": 20, "by_itself": False, **values}
    more = given.pop("more", ())
    deal = make_deal(
        amounts, rail="ledger_only", unit="process", payment_days=10,
        due_on=given.pop("due_on", None), clauses=[clause("suspension", **given), *more],
    )  # fmt: skip
    deal.accept(deal.submit())
    return deal


def warned(at: datetime = TO_WARN, **values: Any) -> tuple[Made, Suspension]:
    """Notice is given."""
    deal = unpaid(**values)
    return deal, do(warn_of_suspension, deal.provider, at, agreement_id=deal.id, words="Please pay.")


def standing(at: datetime = CURE, **values: Any) -> tuple[Made, Suspension]:
    """Work stands still."""
    deal, row = warned(**values)
    return deal, do(suspend_work, deal.provider, at, suspension_id=row.pk)


def record(deal: Made, minor: int, at: datetime) -> Payment:
    """The client says that it has paid."""
    return do(record_payment, deal.client, at, agreement_id=deal.id, amount=deal.money(minor), paid_on=at.date())


def pay(deal: Made, minor: int, at: datetime) -> Payment:
    """And the provider confirms it."""
    return do(confirm_payment, deal.provider, at, payment_id=record(deal, minor, at).pk)


def state(row: Suspension) -> str:
    """Where a suspension stands now."""
    return str(Suspension.objects.get(pk=row.pk).state)
