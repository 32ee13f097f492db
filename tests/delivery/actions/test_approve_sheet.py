"""approve_sheet: what counts, and by whom."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.approve_sheet import SheetReviewRuns, approve_sheet
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.models import Entry
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.world import clocks, refused
from tests.delivery.hours_world import IN_REVIEW, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_each_entry_is_worth_its_part_and_a_questioned_one_nothing():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480), (2, day(0), 7), (2, day(1), 11), (2, day(2), 60))
    asked = Entry.objects.get(minutes=60)
    do(ask_about_entry, deal.client, IN_REVIEW, entry_id=asked.pk, words="Why?")
    found = do(approve_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert (found.state, found.decided_by, found.decider_id) == ("approved", "person", deal.client.person_id)
    assert found.payable_minor == found.total_minor == (480 * 8_000 + 18 * 5_001 + 30) // 60
    rows = Entry.objects.order_by("day", "line").values_list("billed_minutes", "amount_minor")
    assert list(rows) == [(480, 64_000), (7, 583), (11, 917), (0, 0)]
    assert clocks(sheet.pk) == []
    with refused(NotAllowed):
        do(approve_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)


def test_from_friday_on_it_is_silence_that_approved():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480))
    with refused(SheetReviewRuns, until=REVIEWED):
        do(approve_sheet, CLOCK, IN_REVIEW, sheet_id=sheet.pk)
    with refused(Forbidden):
        do(approve_sheet, deal.provider, IN_REVIEW, sheet_id=sheet.pk)
    found = do(approve_sheet, deal.client, REVIEWED, sheet_id=sheet.pk)
    assert (found.decided_by, found.decided_at, found.decider_id) == ("silence", REVIEWED, None)
