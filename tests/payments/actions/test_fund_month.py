"""fund_month: the price of the running month or of the next is held."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.fund_month import fund_month
from anyshore.payments.rules.months import MonthIsFunded, MonthOver, NoRetainer
from anyshore.payments.rules.refusals import PaidByInvoice
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.hours_world import hourly
from tests.factories import NOW, do
from tests.payments.retainers import DECEMBER, IN_DECEMBER, JANUARY, PRICE, retained

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rail", ["sandbox", "ledger_only"])
def test_this_month_and_the_next_are_held(rail: str):
    deal = retained(rail=rail)
    deal.pay_in()
    deal.pay_in(JANUARY)
    assert (deal.held(), deal.month().state, deal.month(JANUARY).state) == (2 * PRICE, "held", "held")
    sound()
    with refused(MonthIsFunded):
        deal.pay_in()
    with refused(MonthOver):
        deal.pay_in(JANUARY.replace(month=2))
    with refused(Forbidden):
        do(fund_month, deal.provider, IN_DECEMBER, agreement_id=deal.id, month=DECEMBER)


def test_nothing_is_paid_in_by_invoice_or_without_a_retainer():
    deal = retained(unit="process")
    with refused(PaidByInvoice):
        deal.pay_in()
    hours = hourly()
    with refused(NoRetainer):
        do(fund_month, hours.client, NOW, agreement_id=hours.id, month=DECEMBER)
