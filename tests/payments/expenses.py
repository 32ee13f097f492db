"""A deal with a clause about expenses: EUR 200.00 for one and EUR 300.00 in all, receipts within 30 days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.parties.rules import CLOCK, OPERATOR
from anyshore.payments.actions.accept_expense import accept_expense
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.payments.actions.ask_expense import ask_expense
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.record_rates import record_rates
from anyshore.payments.models import Expense
from anyshore.plumbing import files
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

DAY = timedelta(days=1)
CLAUSE = clause("expenses", item_cap_minor=20_000, cap_minor=30_000, claim_days=30)


def expense_deal(**more: Any) -> Made:
    return make_deal([20_000], clauses=(CLAUSE,), fee_bps=1_000, **more)


def wanted(deal: Made, minor: int = 5_000, **more: Any) -> dict[str, Any]:
    given = {"agreement_id": deal.id, "kind": "travel", "words": "Train to the workshop", "most": deal.money(minor)}
    return given | more


def asked(deal: Made, minor: int = 5_000, **more: Any) -> Expense:
    return do(ask_expense, deal.provider, **wanted(deal, minor, **more))


def agreed(deal: Made, minor: int = 5_000) -> Expense:
    return do(agree_expense, deal.client, expense_id=asked(deal, minor).pk)


def receipt(deal: Made, expense: Expense, minor: int = 4_200, **more: Any) -> dict[str, Any]:
    kept = files.store(paper(), uploaded_by=deal.provider.person_id, at=NOW)
    given = {"expense_id": expense.pk, "spent_on": NOW.date(), "amount": deal.money(minor), "file_ids": [kept.id]}
    return given | more


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("ticket.pdf", b"%PDF-1.4 ticket")


def claimed(deal: Made, minor: int = 4_200) -> Expense:
    return do(claim_expense, deal.provider, **receipt(deal, agreed(deal), minor))


def accepted(deal: Made, minor: int = 4_200) -> Expense:
    """Silence has accepted the receipt."""
    expense = claimed(deal, minor)
    return do(accept_expense, CLOCK, expense.answer_until, expense_id=expense.pk)


def published(*rates: tuple[date, str, int]) -> None:
    """Reference rates as the operator records them: millionths for one euro."""
    do(record_rates, OPERATOR, rates=list(rates))
