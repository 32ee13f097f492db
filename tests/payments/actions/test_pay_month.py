"""pay_month: the client pays what an approved month is short of."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.rules.weeks import NothingDue
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do
from tests.payments.retainers import LOOKED, PRICE, REVIEWED, retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_due_is_paid_once():
    deal = retained()
    month = deal.month()
    with refused(NothingDue):
        do(pay_month, deal.client, LOOKED, month_id=month.pk)
    run_due(REVIEWED)
    with refused(Forbidden):
        do(pay_month, deal.provider, REVIEWED, month_id=month.pk)
    do(pay_month, deal.client, REVIEWED, month_id=month.pk)
    assert (deal.wallet(), deal.month().state) == (PRICE, "released")
    sound()
    with refused(NothingDue):
        do(pay_month, deal.client, REVIEWED, month_id=month.pk)
