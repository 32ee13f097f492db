"""enter_readings: what stands, what replaces it, what is no reading of ours."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.models import LevelReading
from anyshore.delivery.rules.levels import Given, NotEntered, PeriodClosed
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import events, refused
from tests.delivery.levels_world import levelled
from tests.factories import NOW, do
from tests.payments.retainers import IN_DECEMBER

pytestmark = pytest.mark.django_db


def test_a_reading_is_replaced_and_the_one_before_is_kept():
    deal = levelled()
    deal.read((1, 9_700), (2, None), at=IN_DECEMBER)
    deal.read((1, 9_700), at=IN_DECEMBER)
    assert LevelReading.objects.count() == 2
    deal.read((1, 9_600), at=IN_DECEMBER)
    rows = LevelReading.objects.filter(place=1).order_by("at", "id")
    assert sorted((one.measured_bps, one.replaced_at is None) for one in rows) == [(9_600, True), (9_700, False)]
    assert LevelReading.objects.get(place=2).source == "pushed"
    assert events(deal).count("ReadingsEntered") == 3


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (Given(3, 1), Invalid), (Given(0, 1), Invalid), (Given(1, 10_001), Invalid), (Given(1, -1), Invalid),
        (Given(1, 1, "x" * 301), Invalid), (Given(2, 1), NotEntered),
    ],
)  # fmt: skip
def test_what_cannot_be_a_reading_is_refused(given: Given, error):
    deal = levelled()
    with refused(error):
        do(enter_readings, deal.provider, IN_DECEMBER, period_id=deal.period().pk, readings=[Given(1, 5), given])
    assert not LevelReading.objects.filter(measured_bps=5).exists() or given.place == 1


def test_only_the_provider_and_only_once_the_period_has_begun():
    deal = levelled()
    given = {"period_id": deal.period().pk, "readings": [Given(1, 9_700)]}
    with refused(Forbidden):
        do(enter_readings, deal.client, IN_DECEMBER, **given)
    with refused(PeriodClosed):
        do(enter_readings, deal.provider, NOW, **given)
