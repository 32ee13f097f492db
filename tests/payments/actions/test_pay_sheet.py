"""pay_sheet: what was not held is paid after approval."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.lift_cap import lift_cap
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.pay_sheet import pay_sheet
from anyshore.payments.rules.weeks import NothingDue
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.hours_world import DEV, IN_REVIEW, TEST, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_week_that_was_never_funded():
    deal = hourly(fee_bps=100)
    sheet = deal.submitted((1, day(0), 480))
    with refused(NothingDue):
        do(pay_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    with refused(Forbidden):
        do(pay_sheet, deal.provider, IN_REVIEW, sheet_id=sheet.pk)
    do(pay_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert (deal.wallet(), deal.fees(), deal.held(), deal.holding().state) == (63_360, 640, 0, "released")
    sound()
    with refused(NothingDue):
        do(pay_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)


def test_beyond_what_was_held_because_the_cap_was_lifted():
    deal = hourly(TEST)
    deal.fund()
    sheet = deal.submitted((1, day(0), 400), (1, day(1), 300))
    do(lift_cap, deal.client, IN_REVIEW, sheet_id=sheet.pk, line=1, minutes=700)
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert deal.wallet() == 50_010
    do(pay_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert deal.wallet() == (700 * 5_001 + 30) // 60
    assert DEV.rate_minor == 8_000
    sound()
