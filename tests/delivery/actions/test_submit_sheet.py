"""submit_sheet: the client's time runs."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.submit_sheet import submit_sheet
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from tests.contracts.world import clocks, events, refused
from tests.delivery.hours_world import FRIDAY, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_client_has_until_friday_and_then_silence_approves():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480))
    assert (sheet.state, sheet.submitted_at) == ("submitted", FRIDAY)
    assert clocks(sheet.pk) == [("payments.approve_by_silence", REVIEWED)]
    assert events(deal)[-1] == "SheetSubmitted"
    with refused(NotAllowed):
        do(submit_sheet, deal.provider, FRIDAY, sheet_id=sheet.pk)


def test_the_client_and_an_empty_sheet_are_refused():
    deal = hourly()
    sheet = deal.enter((1, day(0), 480))
    with refused(Forbidden):
        do(submit_sheet, deal.client, FRIDAY, sheet_id=sheet.pk)
    deal.enter((1, day(0), 0))
    with refused(Invalid, field="hours"):
        do(submit_sheet, deal.provider, FRIDAY, sheet_id=sheet.pk)
