"""move_activity: elsewhere in the tree, never below itself."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotFound
from anyshore.strategy.actions.move_activity import move_activity
from anyshore.strategy.models import Activity
from anyshore.strategy.rules.tree import LevelTooHigh, OwnBranch
from tests.factories import do
from tests.strategy.world import added, client, events, guards, refused

pytestmark = pytest.mark.django_db


def test_it_moves_with_what_is_below_and_back_to_the_top():
    finance, actor = added(name="Finance", level="department")
    activity, _ = added(actor)
    task, _ = added(actor, name="Typing", parent_id=activity.id)
    do(move_activity, actor, activity_id=activity.id, version=1, parent_id=finance.id)
    assert Activity.objects.get(pk=activity.pk).parent_id == finance.id
    assert Activity.objects.get(pk=task.pk).parent_id == activity.id
    do(move_activity, actor, activity_id=activity.id, version=2, parent_id=None, level="process")
    stored = Activity.objects.get(pk=activity.pk)
    assert (stored.parent_id, stored.level, stored.version) == (None, "process", 3)
    do(move_activity, actor, activity_id=activity.id, version=3, parent_id=None)
    assert events(activity.id) == ["ActivityAdded", "ActivityMoved", "ActivityMoved"]


def test_it_never_stands_below_itself_and_always_below_its_parent():
    finance, actor = added(name="Finance", level="department")
    process, _ = added(actor, parent_id=finance.id)
    with refused(OwnBranch, field="parent"):
        do(move_activity, actor, activity_id=finance.id, version=1, parent_id=process.id)
    with refused(OwnBranch):
        do(move_activity, actor, activity_id=finance.id, version=1, parent_id=finance.id)
    task, _ = added(actor, name="Typing", level="task")
    with refused(LevelTooHigh):
        do(move_activity, actor, activity_id=process.id, version=1, parent_id=task.id)
    with refused(LevelTooHigh):
        do(move_activity, actor, activity_id=finance.id, version=1, parent_id=None, level="process")
    elsewhere, _ = added(client("Another"), name="Finance", level="department")
    with refused(NotFound):
        do(move_activity, actor, activity_id=process.id, version=1, parent_id=elsewhere.id)


def test_who_may_not():
    activity, actor = added()
    guards(move_activity, activity, actor, version=1, parent_id=None, level="process")
