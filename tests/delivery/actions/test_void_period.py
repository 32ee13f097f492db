"""void_period: nothing is measured in a period in which the agreement ends."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.void_period import void_period
from anyshore.kit.errors import NotAllowed
from anyshore.plumbing.models import Deadline
from tests.contracts.world import events, refused
from tests.delivery.levels_world import levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db


def test_its_clock_stops():
    deal = levelled()
    do(void_period, deal.client, IN_DECEMBER, period=deal.period())
    assert deal.period().state == "void"
    assert not Deadline.objects.filter(verb="delivery.end_period", stopped_at=None).exists()
    assert "PeriodVoid" in events(deal)
    with refused(NotAllowed):
        do(void_period, deal.client, IN_DECEMBER, period=deal.period())
