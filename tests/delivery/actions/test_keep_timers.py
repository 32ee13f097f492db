"""keep_timers: what a running timer has of a week that closes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.delivery.actions.keep_timers import keep_timers
from anyshore.delivery.actions.start_timer import start_timer
from tests.delivery.hours_world import EDITED, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_no_day_gets_more_than_24_hours_and_a_later_timer_is_left_alone():
    deal = hourly()
    sheet = deal.enter((1, day(6), 1400), at=datetime(2026, 12, 6, 23, tzinfo=UTC))
    do(start_timer, deal.provider, datetime(2026, 12, 6, 22, tzinfo=UTC), agreement_id=deal.id, line=2)
    sheet.agreement = deal.agreement
    assert do(keep_timers, deal.provider, EDITED, sheet=sheet) == 1
    assert deal.entries() == [(1, day(6), 1400), (2, day(6), 40)]
    assert do(keep_timers, deal.provider, EDITED, sheet=sheet) == 0
