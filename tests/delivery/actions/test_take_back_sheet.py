"""take_back_sheet: until Monday noon."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.take_back_sheet import take_back_sheet
from anyshore.delivery.rules.sheets import SheetClosed
from anyshore.kit.errors import Forbidden, NotAllowed
from tests.contracts.world import clocks, refused
from tests.delivery.hours_world import EDITED, FRIDAY, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_written_again_and_submitted_by_itself():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480))
    found = do(take_back_sheet, deal.provider, FRIDAY, sheet_id=sheet.pk)
    assert (found.state, found.submitted_at) == ("open", None)
    assert clocks(sheet.pk) == [("delivery.close_week", EDITED)]
    deal.enter((1, day(0), 400))
    with refused(NotAllowed):
        do(take_back_sheet, deal.provider, FRIDAY, sheet_id=sheet.pk)


def test_the_client_and_after_monday_noon_are_refused():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480))
    with refused(Forbidden):
        do(take_back_sheet, deal.client, FRIDAY, sheet_id=sheet.pk)
    with refused(SheetClosed):
        do(take_back_sheet, deal.provider, EDITED, sheet_id=sheet.pk)
