"""Silence accepts a receipt."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_expense import accept_expense
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.models import Expense
from tests.deals import sound
from tests.factories import do
from tests.moves import refuses
from tests.payments.expenses import claimed, expense_deal

pytestmark = pytest.mark.django_db


def test_where_money_is_held_it_waits_to_be_paid():
    deal = expense_deal()
    expense = claimed(deal)
    run_due(expense.answer_until)
    assert (Expense.objects.get().state, deal.wallet()) == ("due", 0)
    do(pay_expense, deal.client, expense_id=expense.pk)
    assert deal.wallet() == 4_200
    sound()


def test_where_the_parties_pay_each_other_it_is_owed():
    deal = expense_deal(rail="ledger_only")
    run_due(claimed(deal).answer_until)
    assert (Expense.objects.get().state, deal.owed()) == ("paid", 4_200)
    sound()


def test_refusals():
    deal = expense_deal()
    expense = claimed(deal)
    refuses(Forbidden, accept_expense, deal.client, expense_id=expense.pk)
    do(pay_expense, deal.client, expense_id=expense.pk)
    refuses(NotAllowed, accept_expense, CLOCK, expense_id=expense.pk)
