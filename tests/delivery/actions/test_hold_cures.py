"""hold_cures: no time to put a defect right runs while work stands still."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.stand_still import stand_still
from anyshore.delivery.actions.hold_cures import hold_cures
from anyshore.jobs.deadlines import run_due
from tests.delivery.defects_world import DAY, Listed, reported
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def still() -> Listed:
    """A defect was reported at NOW, and work stands still from the day after on."""
    found = reported()
    given = {"agreement": found.deal.agreement}
    do(stand_still, found.provider, NOW + DAY, **given)
    assert do(hold_cures, found.provider, NOW + DAY, **given) == 1
    return found


def test_no_clock_runs_for_what_is_there_or_comes():
    found = still()
    found.report(NOW + 2 * DAY)
    run_due(NOW + 60 * DAY)
    assert [found.one(n).state for n in (1, 2)] == ["reported", "reported"]
    assert (found.clocks(1), found.clocks(2)) == ([], [])
