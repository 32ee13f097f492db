"""lift_cap: more of a line counts, in one week."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.lift_cap import lift_cap
from anyshore.delivery.queries.sheets import bill_of, lines_of
from anyshore.delivery.rules.sheets import SheetReviewOver
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import refused
from tests.delivery.hours_world import IN_REVIEW, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_minutes_beyond_the_cap_count_once_the_client_lifts_it():
    deal = hourly()
    sheet = deal.submitted((2, day(0), 400), (2, day(1), 300))
    lines = lines_of(deal.agreement)
    assert sum(row.minutes for row in bill_of(sheet, lines).rows) == 600
    lifted = do(lift_cap, deal.client, IN_REVIEW, sheet_id=sheet.pk, line=2, minutes=660)
    assert sum(row.minutes for row in bill_of(lifted, lines).rows) == 660
    for minutes in (660, 600, 10_081):
        with refused(Invalid, field="minutes"):
            do(lift_cap, deal.client, IN_REVIEW, sheet_id=sheet.pk, line=2, minutes=minutes)
    with refused(Invalid, field="line"):
        do(lift_cap, deal.client, IN_REVIEW, sheet_id=sheet.pk, line=3, minutes=700)


def test_the_provider_and_too_late_are_refused():
    deal = hourly()
    sheet = deal.submitted((2, day(0), 400))
    with refused(Forbidden):
        do(lift_cap, deal.provider, IN_REVIEW, sheet_id=sheet.pk, line=2, minutes=700)
    with refused(SheetReviewOver):
        do(lift_cap, deal.client, REVIEWED, sheet_id=sheet.pk, line=2, minutes=700)
