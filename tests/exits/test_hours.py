"""How an agreement that pays by the hour ends: by its day or by notice, after its last sheets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.delivery.models import Sheet
from anyshore.exits.actions.cancel_agreement import WorkSubmitted, cancel_agreement
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.models import Ending
from anyshore.jobs.deadlines import run_due
from tests.contracts.world import refused
from tests.deals import sound
from tests.delivery.hours_world import DEV, EDITED, FRIDAY, REVIEWED, TUESDAY, WEEK, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_last_week_is_submitted_approved_and_paid_before_the_end():
    deal = hourly(DEV, end_on=date(2026, 12, 4))
    for place in range(2):
        deal.fund(WEEK + timedelta(days=7 * place))
    deal.enter((1, day(0), 480))
    run_due(EDITED - timedelta(days=1))
    assert (deal.state(), deal.held()) == ("running", 320_000)
    run_due(REVIEWED)
    assert (Sheet.objects.get().decided_by, deal.state(), deal.wallet()) == ("silence", "running", 64_000)
    run_due(REVIEWED + timedelta(minutes=1))
    ending = Ending.objects.get()
    assert (deal.state(), deal.held(), ending.kind) == ("ended", 0, "expired")
    assert (ending.paid_minor, ending.refunded_minor) == (64_000, 2 * 320_000 - 64_000)
    sound()


def test_without_hours_the_end_comes_on_its_day_and_all_goes_back():
    deal = hourly(DEV, end_on=date(2026, 12, 4))
    deal.fund()
    run_due(FRIDAY + timedelta(days=1))
    assert (deal.state(), deal.held()) == ("ended", 0)
    sound()


def test_a_notice_waits_for_the_sheets_too():
    deal = hourly(DEV, end_on=date(2027, 6, 30))
    do(give_notice, deal.client, FRIDAY - timedelta(days=14), agreement_id=deal.id, reason="We are done.")
    deal.fund()
    deal.enter((1, day(0), 480), at=TUESDAY)
    run_due(REVIEWED - timedelta(seconds=1))
    assert deal.state() == "ending"
    run_due(REVIEWED + timedelta(hours=1))
    assert (deal.state(), deal.wallet(), deal.held()) == ("ended", 64_000, 0)
    sound()


def test_once_hours_were_entered_it_is_not_cancelled():
    deal = hourly(DEV)
    deal.enter((1, day(0), 480))
    with refused(WorkSubmitted):
        do(cancel_agreement, deal.client, FRIDAY, agreement_id=deal.id, reason="No.")
    other = hourly(DEV)
    other.fund()
    do(cancel_agreement, other.client, FRIDAY, agreement_id=other.id, reason="No.")
    assert (other.state(), other.held()) == ("cancelled", 0)
    sound()
