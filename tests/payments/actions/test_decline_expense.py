"""Saying no to an expense, and to a receipt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.claim_expense import claim_expense
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.payments.rules.expenses import ExpenseIsDue
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.web.payments import expenses
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import CLAUSE, accepted, asked, claimed, expense_deal, receipt
from tests.web.contracts.scenes import browser, text

pytestmark = pytest.mark.django_db


def test_what_is_declined_takes_nothing_of_the_limit():
    deal = expense_deal()
    do(decline_expense, deal.client, expense_id=asked(deal).pk, reason="Take the bicycle.")
    page = expenses_page(deal.provider, deal.id)
    assert (page.left.minor, page.rows[0].answer) == (30_000, "Take the bicycle.")


def test_a_receipt_that_is_refused_can_be_handed_in_again():
    deal = expense_deal()
    expense = do(decline_expense, deal.client, expense_id=claimed(deal).pk, reason="That is the way back.")
    assert expense.state == "refused"
    again = do(claim_expense, deal.provider, **receipt(deal, expense, 2_100))
    assert (again.state, again.amount_minor) == ("claimed", 2_100)


@pytest.mark.parametrize("days", [0, 30])
def test_what_silence_accepted_can_be_refused_until_it_is_due_and_not_after(days):
    terms = {"payment": Payment.INVOICE, "payment_days": days} if days else {}
    deal = make_deal([20_000], clauses=(CLAUSE,), **terms)
    first, second = accepted(deal), accepted(deal)
    until = datetime(2026, 12, 1, 23, tzinfo=UTC) + timedelta(days=days)
    assert {one.refused_until for one in expenses_page(deal.client, deal.id).rows} == {until}
    refused = do(decline_expense, deal.client, until - timedelta(seconds=1), expense_id=first.pk, reason="A double.")
    assert (refused.state, refused.due_at, refused.answer) == ("refused", None, "A double.")
    refuses(ExpenseIsDue, decline_expense, deal.client, expense_id=second.pk, reason="A double.", at=until)
    sound()


def test_its_page_says_until_when_and_offers_no_way_after_that(monkeypatch):
    deal = expense_deal()
    expense = accepted(deal)
    here = f"/contracts/{deal.agreement.number}/expenses/"
    no, client = f"{here}{expense.pk}/decline/", browser(deal.client)
    monkeypatch.setattr(expenses, "now_of", lambda _request: expense.due_at)
    assert "can still be refused until" in text(client.get(here))
    assert no in text(client.get(here))
    assert "you can still refuse it" in text(client.get(no))
    monkeypatch.setattr(expenses, "now_of", lambda _request: expense.due_at + timedelta(days=2))
    assert no not in text(client.get(here))
    assert "it is to be paid" in text(client.get(no))


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = asked(deal)
    refuses(NotFound, decline_expense, stranger, expense_id=expense.pk, reason="No.")
    refuses(Forbidden, decline_expense, deal.provider, expense_id=expense.pk, reason="No.")
    refuses(ReasonMissing, decline_expense, deal.client, expense_id=expense.pk, reason=" ")
    do(decline_expense, deal.client, expense_id=expense.pk, reason="No.")
    refuses(NotAllowed, decline_expense, deal.client, expense_id=expense.pk, reason="No.")


def test_replay():
    deal = expense_deal()
    replays(decline_expense, deal.client, expense_id=asked(deal).pk, reason="No.")
