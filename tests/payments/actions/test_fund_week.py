"""fund_week: all that a week can cost is held before it begins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.delivery.rules.sheets import NoHours
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.fund_week import fund_week
from anyshore.payments.rules.refusals import PaidByInvoice
from anyshore.payments.rules.weeks import WeekFunded, WeekOver
from tests.contracts.world import refused
from tests.deals import make_deal, sound
from tests.delivery.hours_world import EDITED, TUESDAY, WEEK, hourly
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db

MOST = 320_000 + 50_010
"""40 hours at 80.00 and 10 at 50.01."""


@pytest.mark.parametrize("rail", ["sandbox", "ledger_only"])
def test_every_lines_cap_at_its_rate_is_held(rail: str):
    deal = hourly(rail=rail)
    deal.fund(WEEK + timedelta(days=3))
    assert (deal.held(), deal.holding().state, deal.holding().funded_minor) == (MOST, "held", MOST)
    deal.fund(WEEK + timedelta(days=7), at=TUESDAY)
    assert deal.held() == 2 * MOST
    sound()


def test_twice_a_week_that_is_over_and_others_are_refused():
    deal = hourly()
    deal.fund(at=TUESDAY)
    with refused(WeekFunded):
        deal.fund()
    with refused(WeekOver, week=WEEK):
        deal.fund(at=EDITED)
    with refused(Forbidden):
        do(fund_week, deal.provider, NOW, agreement_id=deal.id, week=WEEK)
    sound()


def test_by_invoice_and_without_hours_nothing_is_funded_ahead():
    deal = hourly(unit="process", end_on=date(2027, 11, 30))
    assert deal.agreement.terms["payment"] == Payment.INVOICE
    with refused(PaidByInvoice):
        deal.fund()
    fixed = make_deal()
    with refused(NoHours):
        do(fund_week, fixed.client, NOW, agreement_id=fixed.id, week=WEEK)
