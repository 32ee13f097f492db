"""Paying an expense."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.pay_expense import pay_expense
from anyshore.payments.actions.record_payment import record_payment
from tests.deals import sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.expenses import asked, claimed, expense_deal

pytestmark = pytest.mark.django_db


def test_it_is_paid_at_cost_from_its_own_funding():
    deal = expense_deal()
    deal.fund()
    do(pay_expense, deal.client, expense_id=claimed(deal).pk)
    assert (deal.wallet(), deal.fees(), deal.held()) == (4_200, 0, 20_000)
    sound()


def test_what_is_owed_for_it_can_be_recorded_as_paid():
    deal = expense_deal(rail="ledger_only")
    do(pay_expense, deal.client, expense_id=claimed(deal).pk)
    given = {"agreement_id": deal.id, "amount": deal.money(4_200), "paid_on": NOW.date()}
    assert do(record_payment, deal.client, **given).state == "recorded"
    sound()


def test_refusals():
    deal, (_, stranger) = expense_deal(), make_organisation()
    expense = claimed(deal)
    refuses(NotFound, pay_expense, stranger, expense_id=expense.pk)
    refuses(Forbidden, pay_expense, deal.provider, expense_id=expense.pk)
    refuses(NotAllowed, pay_expense, deal.client, expense_id=asked(deal).pk)
    do(pay_expense, deal.client, expense_id=expense.pk)
    refuses(NotAllowed, pay_expense, deal.client, expense_id=expense.pk)


def test_replay_pays_once():
    deal = expense_deal()
    replays(pay_expense, deal.client, expense_id=claimed(deal).pk)
    assert deal.wallet() == 4_200
