"""enter_many: readings of several periods, all or none."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.delivery.actions.enter_many import enter_many
from anyshore.delivery.models import LevelReading
from anyshore.delivery.rules.levels import Given, NotEntered
from anyshore.kit.errors import NotFound
from tests.contracts.world import refused
from tests.delivery.levels_world import levelled
from tests.factories import do
from tests.payments.retainers import DECEMBER, IN_DECEMBER

pytestmark = pytest.mark.django_db


def test_one_that_cannot_be_taken_refuses_all():
    deal = levelled()
    good = (DECEMBER, Given(1, 9_700))
    for bad, error in (((date(2027, 5, 1), Given(1, 1)), NotFound), ((DECEMBER, Given(2, 1)), NotEntered)):
        with refused(error):
            do(enter_many, deal.provider, IN_DECEMBER, agreement_id=deal.id, rows=[good, bad])
    do(enter_many, deal.provider, IN_DECEMBER, agreement_id=deal.id, rows=[good])
    assert LevelReading.objects.count() == 1
