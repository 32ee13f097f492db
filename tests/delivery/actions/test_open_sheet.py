"""open_sheet: one sheet a week, with its clock."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.open_sheet import open_sheet
from anyshore.delivery.models import Sheet
from tests.contracts.world import clocks
from tests.delivery.hours_world import EDITED, FRIDAY, REVIEWED, WEEK, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_week_has_one_sheet_and_one_clock():
    deal = hourly()
    first, again = (do(open_sheet, deal.provider, FRIDAY, agreement=deal.agreement, week=WEEK) for _ in range(2))
    assert first.pk == again.pk
    assert (first.edit_until, first.review_until) == (EDITED, REVIEWED)
    assert clocks(first.pk) == [("delivery.close_week", EDITED)]
    assert Sheet.objects.count() == 1
