"""freeze_baseline: what stood at a decision stands for ever, in a chain that verifies."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.strategy.actions.freeze_baseline import freeze_baseline
from anyshore.strategy.models import Activity, Baseline
from anyshore.strategy.queries.snapshots import broken_baselines
from tests.factories import do, member_actor
from tests.strategy.world import LATER, added, client, cost, events, refused

pytestmark = pytest.mark.django_db


def test_it_keeps_the_activity_with_all_below_and_its_totals():
    finance, actor = added(name="Finance", level="department", costs=(cost(1_000, fte_milli=100),))
    child, _ = added(actor, parent_id=finance.id, costs=(cost(),))
    added(actor, name="Dealer survey", costs=(cost(5),))
    kept = do(freeze_baseline, actor, activity_id=finance.id, why="Decided to outsource")
    assert (kept.number, kept.before, kept.why, kept.at) == (1, "", "Decided to outsource", LATER.replace(hour=9))
    assert (kept.content["amount_minor"], kept.content["fte_milli"]) == (14_821_000, 2700)
    parts = kept.content["parts"]
    assert [part["code"] for part in parts] == ["finance", "accounts-payable"]
    assert parts[1]["parent"] == str(finance.id)
    assert parts[1]["costs"][0]["amount_minor"] == 14_820_000
    assert Activity.objects.get(pk=child.pk).baseline == 0
    assert events(finance.id) == ["ActivityAdded", "BaselineFrozen"]


def test_later_changes_do_not_touch_it_and_the_next_one_chains_to_it():
    activity, actor = added(costs=(cost(),))
    first = do(freeze_baseline, actor, activity_id=activity.id)
    Activity.objects.filter(pk=activity.pk).update(name="Creditors")
    second = do(freeze_baseline, actor, LATER, activity_id=activity.id)
    assert (second.number, second.before) == (2, first.hash)
    assert [row.content["parts"][0]["name"] for row in Baseline.objects.order_by("number")] == [
        "Accounts payable",
        "Creditors",
    ]
    assert broken_baselines() == []


def test_the_database_lets_nobody_change_one():
    activity, actor = added()
    do(freeze_baseline, actor, activity_id=activity.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        Baseline.objects.update(why="something else")
    with pytest.raises(DatabaseError), transaction.atomic():
        Baseline.objects.all().delete()


def test_members_may_viewers_and_strangers_may_not():
    activity, actor = added()
    with refused(Forbidden):
        do(freeze_baseline, member_actor(actor.acting_organisation, Role.VIEWER), activity_id=activity.id)
    with refused(NotFound):
        do(freeze_baseline, client("Another"), activity_id=activity.id)
    do(freeze_baseline, member_actor(actor.acting_organisation, Role.MEMBER), activity_id=activity.id)
