"""Dropping an expense before it is to be paid."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from anyshore.payments.actions.withdraw_expense import withdraw_expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.payments.queries.suspension import open_suspension, overdue
from anyshore.plumbing import deadlines
from tests.deals import clause, make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import CLAUSE, accepted, agreed, asked, claimed, expense_deal
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db


def refused(deal):
    return do(decline_expense, deal.client, expense_id=claimed(deal).pk, reason="That is the way back.")


@pytest.mark.parametrize("made", [asked, agreed, claimed, refused, accepted])
def test_it_takes_nothing_of_the_limit_and_no_clock_runs(made):
    deal = expense_deal()
    expense = made(deal)
    dropped = do(withdraw_expense, deal.provider, expense_id=expense.pk)
    assert (dropped.state, dropped.answer_until) == ("withdrawn", None)
    assert expenses_page(deal.client, deal.id).left.minor == 30_000
    assert not deadlines.of(("expense", expense.pk))
    refuses(NotAllowed, withdraw_expense, deal.provider, expense_id=expense.pk)
    refuses(NotAllowed, decline_expense, deal.client, expense_id=expense.pk, reason="No.")
    sound()


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = agreed(deal)
    refuses(NotFound, withdraw_expense, stranger, expense_id=expense.pk)
    refuses(Forbidden, withdraw_expense, deal.client, expense_id=expense.pk)
    paid = claimed(deal)
    do(pay_expense, deal.client, expense_id=paid.pk)
    refuses(NotAllowed, withdraw_expense, deal.provider, expense_id=paid.pk)
    owing = expense_deal(rail="ledger_only")
    owed = accepted(owing)
    assert owed.state == "paid"
    refuses(NotAllowed, withdraw_expense, owing.provider, expense_id=owed.pk)


def test_what_silence_accepted_can_be_dropped_after_it_was_due_and_is_late_no_more():
    deal = make_deal([20_000], clauses=(CLAUSE, clause("suspension", overdue_days=1, warning_days=7)), rail="sandbox")
    expense = accepted(deal)
    late = expense.due_at + timedelta(days=9)
    do(warn_of_suspension, deal.provider, late, agreement_id=deal.id)
    assert overdue(deal.agreement, late).total.minor == 4_200
    do(withdraw_expense, deal.provider, late, expense_id=expense.pk)
    assert not overdue(deal.agreement, late).sums
    assert open_suspension(deal.id) is None
    sound()


def test_replay():
    deal = expense_deal()
    replays(withdraw_expense, deal.provider, expense_id=agreed(deal).pk)


def test_the_providers_page_drops_it_and_the_clients_offers_no_way():
    deal = expense_deal()
    expense = agreed(deal)
    here = f"/contracts/{deal.agreement.number}/expenses/"
    path = f"{here}{expense.pk}/drop/"
    assert path in text(browser(deal.provider).get(here))
    assert path not in text(browser(deal.client).get(here))
    assert "Drop the expense of" in text(browser(deal.provider).get(path))
    assert post(browser(deal.provider), path).headers["Location"] == here
    assert "Withdrawn" in text(browser(deal.client).get(here))
