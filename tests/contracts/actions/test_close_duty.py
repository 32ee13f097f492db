"""close_duty: it falls away before it was due."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.close_duty import close_duty
from anyshore.kit.errors import NotAllowed
from tests.contracts.duty_world import dutiful, report
from tests.contracts.world import LATER, clocks, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_falls_away_with_its_clock_once():
    duty = report(dutiful())
    do(close_duty, at=LATER, duty=duty)
    assert (duty.state, duty.sequence, clocks(duty.pk)) == ("closed", 1, [])
    with refused(NotAllowed):
        do(close_duty, at=LATER, duty=duty)
