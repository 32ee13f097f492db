"""confirm_reading: the client agrees."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.confirm_reading import confirm_reading
from anyshore.delivery.rules.levels import PeriodClosed
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from tests.contracts.world import refused
from tests.delivery.levels_world import DAY_AFTER, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reading_is_confirmed_once_while_the_period_is_open():
    deal = levelled()
    deal.read((1, 9_700), (2, 9_999), at=IN_DECEMBER)
    with refused(Forbidden):
        do(confirm_reading, deal.provider, IN_DECEMBER, reading_id=deal.reading().pk)
    do(confirm_reading, deal.client, IN_DECEMBER, reading_id=deal.reading().pk)
    assert deal.reading().state == "confirmed"
    with refused(NotAllowed):
        do(confirm_reading, deal.client, IN_DECEMBER, reading_id=deal.reading().pk)
    run_due(DAY_AFTER)
    at = deal.close().closed_at
    with refused(PeriodClosed):
        do(confirm_reading, deal.client, at, reading_id=deal.reading(2).pk)
