"""approve_by_silence: Friday 23:59 UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.contracts.models import Agreement
from anyshore.delivery.actions.approve_sheet import SheetReviewRuns
from anyshore.delivery.models import Sheet
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.approve_by_silence import approve_by_silence
from anyshore.payments.actions.fund_week import fund_week
from tests.contracts.world import refused
from tests.deals import balance, sound
from tests.delivery.hours_world import IN_REVIEW, REVIEWED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db
ENDED = datetime(2026, 12, 10, 9, tzinfo=UTC)
"""The last day is over, and a week waits."""


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


def test_hours_entered_while_the_end_waits_are_paid_though_their_money_went_back():
    deal = hourly(rail="ledger_only", end_on=date(2026, 12, 9))
    deal.enter((1, day(0), 480))
    do(fund_week, deal.client, IN_REVIEW, agreement_id=deal.id, week=day(7))
    run_due(ENDED)
    assert deal.holding(day(7)).state == "refunded"
    deal.enter((1, day(8), 60), at=ENDED)
    run_due(REVIEWED + timedelta(days=7, minutes=2))
    assert deal.holding(day(7)).state == "split"
    assert balance(f"owed/{deal.id}") == 72_000
    assert Agreement.objects.get(pk=deal.id).state == "ended"
    sound()
