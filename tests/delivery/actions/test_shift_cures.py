"""shift_cures: defects are put right as much later as work stood still."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.go_on import go_on
from anyshore.delivery.actions.shift_cures import shift_cures
from anyshore.jobs.deadlines import run_due
from tests.delivery.actions.test_hold_cures import still
from tests.delivery.defects_world import DAY
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_what_was_to_come_is_due_later_by_the_standstill():
    found = still()
    found.report(NOW + 2 * DAY)
    at = NOW + 30 * DAY
    do(go_on, found.provider, at, agreement=found.deal.agreement, milestone_ids=[])
    moved = do(shift_cures, found.provider, at, agreement=found.deal.agreement, since=NOW + DAY)
    assert [one.number for one in moved] == [1, 2]
    assert found.one(1).until == found.cure(NOW) + 29 * DAY
    assert found.one(2).until == found.cure(NOW + 2 * DAY) + 28 * DAY
    assert found.clocks(2) == [("delivery.fail_defect", found.one(2).until)]
    until = found.one(1).until
    run_due(until)
    assert found.one(1).failed_at == until
