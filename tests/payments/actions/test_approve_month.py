"""approve_month: the price of a month is paid out of what is held for it."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.rules.months import MonthNotOver, MonthReviewOver
from tests.contracts.world import refused
from tests.deals import balance, sound
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER, LOOKED, OVER, PRICE, REVIEWED, retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_funded_month_is_released_less_the_fee():
    deal = retained(fee_bps=250)
    month = deal.pay_in()
    with refused(MonthNotOver):
        do(approve_month, deal.client, IN_DECEMBER, month_id=month.pk)
    run_due(OVER)
    with refused(Forbidden):
        do(approve_month, deal.provider, LOOKED, month_id=month.pk)
    with refused(MonthReviewOver):
        do(approve_month, CLOCK, LOOKED, month_id=month.pk)
    do(approve_month, deal.client, LOOKED, month_id=month.pk)
    assert (deal.held(), deal.wallet(), deal.fees()) == (0, PRICE - 7_750, 7_750)
    assert (deal.month().state, deal.month().decided_by) == ("released", "person")
    sound()
    with refused(MonthReviewOver):
        do(approve_month, deal.client, LOOKED, month_id=month.pk)


@pytest.mark.parametrize(
    ("unit", "rail"), [("process", "sandbox"), ("process", "ledger_only"), ("project", "ledger_only")]
)
def test_by_invoice_or_between_the_parties_it_is_owed_at_once(unit: str, rail: str):
    deal = retained(unit=unit, rail=rail)
    run_due(REVIEWED)
    paid = balance(f"owed/{deal.id}") if rail == "ledger_only" else deal.wallet()
    assert (paid, deal.month().state, deal.month().decided_at) == (PRICE, "released", REVIEWED)
    sound()


def test_a_month_that_was_not_paid_in_stays_due_where_money_is_held():
    deal = retained()
    run_due(REVIEWED)
    assert (deal.wallet(), deal.month().state, deal.month().decided_by) == (0, "not_funded", "silence")
    sound()
