"""close_week: Monday noon submits what stands, or closes what is empty."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.delivery.actions.close_week import close_week
from anyshore.delivery.actions.start_timer import start_timer
from anyshore.delivery.models import Sheet, Timer
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.world import clocks, refused
from tests.delivery.hours_world import EDITED, FRIDAY, REVIEWED, WEEK, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_what_stands_is_submitted_as_of_monday_noon():
    deal = hourly()
    sheet = deal.enter((1, day(0), 480))
    do(close_week, CLOCK, EDITED, sheet_id=sheet.pk)
    found = Sheet.objects.get()
    assert (found.state, found.submitted_at) == ("submitted", EDITED)
    assert clocks(sheet.pk) == [("payments.approve_by_silence", REVIEWED)]
    with refused(NotAllowed):
        do(close_week, CLOCK, EDITED, sheet_id=sheet.pk)


def test_an_empty_sheet_is_closed_and_no_clock_runs():
    deal = hourly()
    deal.enter((1, day(0), 480))
    sheet = deal.enter((1, day(0), 0))
    do(close_week, CLOCK, EDITED, sheet_id=sheet.pk)
    assert Sheet.objects.get().state == "empty"
    assert clocks(sheet.pk) == []


def test_people_are_refused():
    deal = hourly()
    sheet = deal.enter((1, day(0), 480))
    with refused(Forbidden):
        do(close_week, deal.provider, EDITED, sheet_id=sheet.pk)


def test_a_timer_that_runs_over_sunday_leaves_its_minutes_in_the_week():
    deal = hourly()
    sheet = deal.enter((1, day(0), 480))
    began = datetime(2026, 12, 6, 22, 30, tzinfo=UTC)
    do(start_timer, deal.provider, began, agreement_id=deal.id, line=2)
    do(close_week, CLOCK, EDITED, sheet_id=sheet.pk)
    assert deal.entries() == [(1, day(0), 480), (2, day(6), 90)]
    assert Timer.objects.get().began_at == datetime(2026, 12, 7, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_slept_for_two_weeks_runs_each_at_its_instant():
    deal = hourly()
    deal.enter((1, day(0), 480))
    run_due(FRIDAY + timedelta(days=20))
    found = Sheet.objects.get(week=WEEK)
    assert (found.state, found.submitted_at, found.decided_at, found.decided_by) == (
        "approved", EDITED, REVIEWED, "silence",
    )  # fmt: skip
