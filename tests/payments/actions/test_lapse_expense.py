"""Silence says no before the money is spent."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.payments.actions.lapse_expense import lapse_expense
from anyshore.payments.models import Expense
from tests.factories import do
from tests.moves import refuses
from tests.payments.expenses import asked, expense_deal

pytestmark = pytest.mark.django_db


def test_its_instant_ends_it():
    expense = asked(expense_deal())
    run_due(expense.answer_until)
    assert Expense.objects.get().state == "lapsed"


def test_refusals():
    deal = expense_deal()
    expense = asked(deal)
    refuses(Forbidden, lapse_expense, deal.client, expense_id=expense.pk)
    do(agree_expense, deal.client, expense_id=expense.pk)
    refuses(NotAllowed, lapse_expense, CLOCK, expense_id=expense.pk)
