"""stop_timer: its minutes stand in the sheet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.delivery.actions.start_timer import start_timer
from anyshore.delivery.actions.stop_timer import TimerTooLong, stop_timer
from anyshore.delivery.models import Entry, Timer
from anyshore.kit.errors import Forbidden, NotFound
from tests.contracts.world import refused
from tests.delivery.hours_world import TUESDAY, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_split_at_midnight_and_added_to_what_is_there():
    deal = hourly()
    deal.enter((1, day(1), 60), at=TUESDAY)
    began = datetime(2026, 12, 1, 23, 10, 40, tzinfo=UTC)
    timer = do(start_timer, deal.provider, began, agreement_id=deal.id, line=1, note="Deploy")
    ended = datetime(2026, 12, 2, 0, 25, 10, tzinfo=UTC)
    do(stop_timer, deal.provider, ended, timer_id=timer.pk)
    assert deal.entries() == [(1, day(1), 110), (1, day(2), 25)]
    assert set(Entry.objects.values_list("note", flat=True)) == {"Deploy"}
    assert Timer.objects.get().ended_at == ended
    with refused(NotFound):
        do(stop_timer, deal.provider, ended, timer_id=timer.pk)


def test_another_person_and_more_than_a_day_are_refused():
    deal = hourly()
    timer = do(start_timer, deal.provider, TUESDAY, agreement_id=deal.id, line=1)
    with refused(Forbidden):
        do(stop_timer, deal.client, TUESDAY, timer_id=timer.pk)
    with refused(TimerTooLong, since=TUESDAY):
        do(stop_timer, deal.provider, TUESDAY + timedelta(hours=24, seconds=1), timer_id=timer.pk)


def test_less_than_a_minute_is_nothing():
    deal = hourly()
    timer = do(start_timer, deal.provider, TUESDAY, agreement_id=deal.id, line=1)
    do(stop_timer, deal.provider, TUESDAY + timedelta(seconds=59), timer_id=timer.pk)
    assert deal.entries() == []
