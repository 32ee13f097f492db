"""finish_readings: nothing more is entered, and the client is told."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.finish_readings import finish_readings
from anyshore.delivery.rules.levels import PeriodClosed
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from tests.contracts.world import events, refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_it_no_reading_is_taken():
    deal = levelled()
    with refused(NotAllowed):
        do(finish_readings, CLOCK, DAY_AFTER, period_id=deal.period().pk)
    run_due(DAY_AFTER)
    with refused(Forbidden):
        do(finish_readings, deal.client, DAY_AFTER, period_id=deal.period().pk)
    until = deal.period().read_until
    run_due(until)
    assert "ReadingsDone" in events(deal)
    with refused(PeriodClosed):
        deal.read((1, 9_700), at=until)
