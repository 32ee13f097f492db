"""Dropping an expense before it is to be paid."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_expense import accept_expense
from anyshore.payments.actions.decline_expense import decline_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.withdraw_expense import withdraw_expense
from anyshore.payments.queries.expenses import expenses_page
from anyshore.plumbing import deadlines
from tests.deals import sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import agreed, asked, claimed, expense_deal
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db


def refused(deal):
    return do(decline_expense, deal.client, expense_id=claimed(deal).pk, reason="That is the way back.")


@pytest.mark.parametrize("made", [asked, agreed, claimed, refused])
def test_it_takes_nothing_of_the_limit_and_no_clock_runs(made):
    deal = expense_deal()
    expense = made(deal)
    dropped = do(withdraw_expense, deal.provider, expense_id=expense.pk)
    assert (dropped.state, dropped.answer_until) == ("withdrawn", None)
    assert expenses_page(deal.client, deal.id).taken.minor == 0
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
    due = claimed(deal)
    do(accept_expense, CLOCK, due.answer_until, expense_id=due.pk)
    refuses(NotAllowed, withdraw_expense, deal.provider, expense_id=due.pk)


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
