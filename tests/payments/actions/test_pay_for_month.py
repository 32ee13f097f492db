"""pay_for_month: what comes in goes on."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.pay_for_month import pay_for_month
from tests.contracts.world import refused
from tests.factories import do
from tests.payments.retainers import LOOKED, PRICE, retained

pytestmark = pytest.mark.django_db


def test_it_comes_in_and_goes_on_in_parts():
    deal = retained(fee_bps=1_000)
    for part in (10_000, PRICE - 10_000):
        postings = do(pay_for_month, deal.client, LOOKED, purse=deal.purse(), row=deal.month(), amount_minor=part)
        do(post, deal.client, LOOKED, postings=postings)
    assert (deal.wallet(), deal.fees(), deal.month().state) == (PRICE * 9 // 10, PRICE // 10, "released")


def test_a_month_for_which_money_is_held_is_released_instead():
    deal = retained()
    deal.pay_in()
    with refused(NotAllowed):
        do(pay_for_month, deal.client, LOOKED, purse=deal.purse(), row=deal.month(), amount_minor=1)
