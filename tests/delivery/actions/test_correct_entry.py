"""correct_entry: approved minutes are taken back in a later week."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.approve_sheet import approve_sheet
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.queries.sheets import bill_of, lines_of
from anyshore.delivery.rules.sheets import MoreThanCounted, NoteMissing
from anyshore.kit.errors import Forbidden, NotAllowed
from tests.contracts.world import refused
from tests.delivery.hours_world import IN_REVIEW, WEEK, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db

NEXT = WEEK + timedelta(days=7)


def test_it_comes_off_this_weeks_sheet_and_never_more_than_was_paid():
    deal = hourly()
    sheet = deal.submitted((2, day(0), 400), (2, day(1), 300))
    entry = Entry.objects.get(minutes=300)
    with refused(NotAllowed):
        do(correct_entry, deal.provider, IN_REVIEW, entry_id=entry.pk, minutes=60, reason="Twice")
    do(approve_sheet, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    given = {"entry_id": entry.pk, "reason": "Entered twice"}
    with refused(Forbidden):
        do(correct_entry, deal.client, IN_REVIEW, minutes=60, **given)
    with refused(NoteMissing, field="reason"):
        do(correct_entry, deal.provider, IN_REVIEW, entry_id=entry.pk, minutes=60, reason=" ")
    with refused(MoreThanCounted, field="minutes", high=200):
        do(correct_entry, deal.provider, IN_REVIEW, minutes=201, **given)
    do(correct_entry, deal.provider, IN_REVIEW, minutes=150, **given)
    with refused(MoreThanCounted, field="minutes", high=50):
        do(correct_entry, deal.provider, IN_REVIEW, minutes=51, **given)
    later = Sheet.objects.get(week=NEXT)
    worth = bill_of(later, lines_of(deal.agreement))
    assert (worth.payable_minor, worth.credit_minor) == (0, -(150 * 5_001 + 30) // 60 - 0)
    assert Entry.objects.get(pk=entry.pk).billed_minutes == 200
