"""Agreeing to an expense."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.agree_expense import agree_expense
from anyshore.plumbing import deadlines
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import asked, expense_deal

pytestmark = pytest.mark.django_db


def test_it_may_be_spent_and_no_clock_runs():
    deal = expense_deal()
    expense = do(agree_expense, deal.client, expense_id=asked(deal).pk)
    assert (expense.state, expense.agreed_at, expense.answer_until) == ("agreed", NOW, None)
    assert [one for one in deadlines.of(("expense", expense.pk)) if one.stopped_at is None] == []


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = asked(deal)
    refuses(NotFound, agree_expense, stranger, expense_id=expense.pk)
    refuses(Forbidden, agree_expense, deal.provider, expense_id=expense.pk)
    do(agree_expense, deal.client, expense_id=expense.pk)
    refuses(NotAllowed, agree_expense, deal.client, expense_id=expense.pk)


def test_replay():
    deal = expense_deal()
    replays(agree_expense, deal.client, expense_id=asked(deal).pk)
