"""run_cure: one clock until the instant, or none."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.run_cure import run_cure
from tests.delivery.defects_world import DAY, reported
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_one_clock_runs_to_the_instant_of_the_defect():
    found = reported()
    one = found.one()
    one.until = found.cure(NOW) + DAY
    do(run_cure, found.provider, NOW, defect=one)
    assert found.clocks() == [("delivery.fail_defect", one.until)]
    one.until = None
    do(run_cure, found.provider, NOW, defect=one)
    assert found.clocks() == []
