"""go_on: what was still to come is due as much later, on a working day."""

from __future__ import annotations

import pytest

from anyshore.kit.workdays import is_working, local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from tests.contracts.actions.test_stand_still import MEETINGS, owed
from tests.payments.unpaid import CURE, DAY, pay, standing

pytestmark = pytest.mark.django_db


def test_a_duty_is_due_later_and_its_clock_runs():
    deal, _ = standing(more=[MEETINGS])
    before = owed(deal)
    pay(deal, 20_000, CURE + 30 * DAY)
    after = owed(deal)
    assert before.due_at + 29 * DAY < after.due_at < before.due_at + 40 * DAY
    own = calendar(deal.provider.organisation_id)
    assert is_working(local_day(after.due_at, own.zone), own)
    assert [one.due_at for one in deadlines.of(("duty", after.pk))] == [after.due_at]
    assert after.sequence == before.sequence + 1
