"""archive_activity: out of the inventory with all below, and nothing is lost."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.strategy.actions.archive_activity import archive_activity
from anyshore.strategy.models import Activity
from anyshore.strategy.queries import inventory
from tests.factories import do, member_actor
from tests.strategy.world import added, client, cost, events, refused

pytestmark = pytest.mark.django_db


def test_it_goes_with_all_below_and_out_of_the_totals():
    finance, actor = added(name="Finance", level="department", costs=(cost(100),))
    child, _ = added(actor, parent_id=finance.id, costs=(cost(50),))
    added(actor, name="Dealer survey", costs=(cost(7),))
    do(archive_activity, actor, activity_id=finance.id, version=1)
    assert {row.state for row in Activity.objects.filter(archived_with=finance.id)} == {"archived"}
    assert Activity.objects.filter(archived_with=finance.id).count() == 2
    found = inventory(actor)
    assert [row.code for row in found.rows] == ["dealer-survey"]
    assert found.cost.minor == 7
    assert events(finance.id) == ["ActivityAdded", "ActivityArchived"]
    assert events(child.id) == ["ActivityAdded"]


def test_who_may_not_and_not_twice():
    activity, actor = added()
    with refused(Forbidden):
        do(archive_activity, member_actor(actor.acting_organisation, Role.VIEWER), activity_id=activity.id, version=1)
    with refused(NotFound):
        do(archive_activity, client("Another"), activity_id=activity.id, version=1)
    with refused(Stale):
        do(archive_activity, actor, activity_id=activity.id, version=2)
    do(archive_activity, actor, activity_id=activity.id, version=1)
    with refused(NotAllowed):
        do(archive_activity, actor, activity_id=activity.id, version=2)
