"""discard_timer: nothing is entered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.discard_timer import discard_timer
from anyshore.delivery.actions.start_timer import start_timer
from anyshore.kit.errors import Forbidden, NotFound
from tests.contracts.world import refused
from tests.delivery.hours_world import TUESDAY, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_stands_and_another_can_start():
    deal = hourly()
    timer = do(start_timer, deal.provider, TUESDAY, agreement_id=deal.id, line=1)
    with refused(Forbidden):
        do(discard_timer, deal.client, TUESDAY, timer_id=timer.pk)
    do(discard_timer, deal.provider, TUESDAY + timedelta(days=3), timer_id=timer.pk)
    assert deal.entries() == []
    with refused(NotFound):
        do(discard_timer, deal.provider, TUESDAY, timer_id=timer.pk)
    do(start_timer, deal.provider, TUESDAY, agreement_id=deal.id, line=1)
