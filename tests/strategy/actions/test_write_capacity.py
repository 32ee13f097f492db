"""write_capacity: twelve months, or none."""

from __future__ import annotations

import pytest

from anyshore.kit.refusals import OutOfRange
from anyshore.strategy.actions.write_capacity import write_capacity
from anyshore.strategy.models import Activity
from tests.factories import do
from tests.strategy.world import added, events, guards, refused

NEEDED = (2050, 1990, 2180, 2130, 2070, 2165, 1910, 1800, 2310, 2640, 3000, 3140)
AVAILABLE = (2250,) * 12

pytestmark = pytest.mark.django_db


def test_months_are_kept_and_taken_back():
    activity, actor = added()
    do(write_capacity, actor, activity_id=activity.id, version=1, needed=NEEDED, available=AVAILABLE)
    stored = Activity.objects.get(pk=activity.pk)
    assert (tuple(stored.needed), tuple(stored.available)) == (NEEDED, AVAILABLE)
    do(write_capacity, actor, activity_id=activity.id, version=2, needed=(), available=())
    stored.refresh_from_db()
    assert (stored.needed, stored.available) == ([], [])
    assert events(activity.id) == ["ActivityAdded", "CapacityWritten", "CapacityWritten"]


@pytest.mark.parametrize("months", [(1,) * 11, (1,) * 13, (-1,) * 12, (10**13,) * 12])
def test_other_months_are_refused(months):
    activity, actor = added()
    with refused(OutOfRange, field="needed"):
        do(write_capacity, actor, activity_id=activity.id, version=1, needed=months, available=())
    with refused(OutOfRange, field="available"):
        do(write_capacity, actor, activity_id=activity.id, version=1, needed=(), available=months)


def test_who_may_not():
    activity, actor = added()
    guards(write_capacity, activity, actor, version=1, needed=NEEDED, available=AVAILABLE)
