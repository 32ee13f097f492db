"""restore_activity: what was archived together comes back together."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.strategy.actions.archive_activity import archive_activity
from anyshore.strategy.actions.restore_activity import ParentArchived, restore_activity
from anyshore.strategy.models import Activity
from tests.factories import do, member_actor
from tests.strategy.world import added, client, events, refused

pytestmark = pytest.mark.django_db


def test_all_that_went_together_comes_back_and_what_went_before_stays():
    finance, actor = added(name="Finance", level="department")
    early, _ = added(actor, name="Cash desk", parent_id=finance.id)
    late, _ = added(actor, parent_id=finance.id)
    do(archive_activity, actor, activity_id=early.id, version=1)
    do(archive_activity, actor, activity_id=finance.id, version=1)
    do(restore_activity, actor, activity_id=finance.id)
    states = dict(Activity.objects.values_list("code", "state"))
    assert states == {"finance": "live", "accounts-payable": "live", "cash-desk": "archived"}
    assert Activity.objects.get(pk=late.pk).archived_with is None
    assert events(finance.id) == ["ActivityAdded", "ActivityArchived", "ActivityRestored"]


def test_its_parent_comes_back_first():
    finance, actor = added(name="Finance", level="department")
    child, _ = added(actor, parent_id=finance.id)
    do(archive_activity, actor, activity_id=finance.id, version=1)
    with refused(ParentArchived, parent="Finance"):
        do(restore_activity, actor, activity_id=child.id)


def test_who_may_not_and_not_twice():
    activity, actor = added()
    with refused(NotAllowed):
        do(restore_activity, actor, activity_id=activity.id)
    do(archive_activity, actor, activity_id=activity.id, version=1)
    with refused(Forbidden):
        do(restore_activity, member_actor(actor.acting_organisation, Role.VIEWER), activity_id=activity.id)
    with refused(NotFound):
        do(restore_activity, client("Another"), activity_id=activity.id)
