"""approve_by_silence: Friday 23:59 UTC."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.approve_sheet import SheetReviewRuns
from anyshore.delivery.models import Sheet
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.approve_by_silence import approve_by_silence
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.hours_world import REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_dated_then_and_paid():
    deal = hourly()
    deal.fund()
    sheet = deal.submitted((1, day(0), 480))
    with refused(SheetReviewRuns):
        do(approve_by_silence, CLOCK, REVIEWED - timedelta(seconds=1), sheet_id=sheet.pk)
    with refused(Forbidden):
        do(approve_by_silence, deal.client, REVIEWED, sheet_id=sheet.pk)
    do(approve_by_silence, CLOCK, REVIEWED, sheet_id=sheet.pk)
    found = Sheet.objects.get()
    assert (found.decided_by, found.decided_at, deal.wallet()) == ("silence", REVIEWED, 64_000)
    sound()
