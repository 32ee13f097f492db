"""add_activity: a name is enough; a child stands below its parent."""

from __future__ import annotations

from uuid import UUID

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import UnknownCurrency
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TextTooLong
from anyshore.parties.rules import ANYONE, Role
from anyshore.strategy.actions.add_activity import add_activity
from anyshore.strategy.models import Activity, Cost, Inventory
from anyshore.strategy.rules import facts
from anyshore.strategy.rules.facts import CodeMalformed, CodeTaken, InventoryFull
from anyshore.strategy.rules.tree import LevelTooHigh
from tests.factories import do, make_organisation, member_actor
from tests.strategy.world import added, client, cost, events, refused, terms

pytestmark = pytest.mark.django_db


def test_a_name_is_enough():
    activity, actor = added(name="  Accounts   payable ", volume=None, volume_unit="")
    assert (activity.name, activity.code, activity.level) == ("Accounts payable", "accounts-payable", "activity")
    assert (activity.state, activity.version, activity.parent_id) == ("live", 1, None)
    assert events(activity.id) == ["ActivityAdded"]
    assert Inventory.objects.get(pk=actor.organisation_id).version == 1


def test_it_comes_with_its_costs_and_stands_below_its_parent():
    finance, actor = added(name="Finance", level="department")
    child, _ = added(actor, parent_id=finance.id, costs=(cost(), cost(100, kind="tools", name="Scanner", fte_milli=0)))
    assert (child.parent_id, child.level, child.inventory_id) == (finance.id, "process", actor.organisation_id)
    rows = Cost.objects.filter(activity=child).order_by("position").values_list("name", "amount_minor", "fte_milli")
    assert list(rows) == [("Clerks", 14_820_000, 2600), ("Scanner", 100, 0)]


def test_a_name_that_comes_again_gets_another_code():
    _, actor = added()
    again, _ = added(actor)
    assert again.code == "accounts-payable-2"
    assert added(actor, name="ضمان الجودة")[0].code == "activity"


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"name": " \x00 "}, TextMissing, "name"),
        ({"name": "x" * 121}, TextTooLong, "name"),
        ({"code": "=1+1"}, CodeMalformed, "code"),
        ({"code": "x" * 41}, TextTooLong, "code"),
        ({"level": "empire"}, ChoiceUnknown, "level"),
        ({"about": "x" * 5001}, TextTooLong, "about"),
        ({"volume": -1}, OutOfRange, "volume"),
        ({"volume": 10**12 + 1}, OutOfRange, "volume"),
        ({"volume_unit": "x" * 41}, TextTooLong, "volume_unit"),
    ],
)
def test_terms_that_cannot_be_taken_are_refused_by_field(more, error, field):
    actor = client()
    with refused(error, field=field):
        do(add_activity, actor, terms=terms(**more))


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"kind": "bribes"}, ChoiceUnknown, "kind"),
        ({"name": " "}, TextMissing, "what"),
        ({"amount_minor": -1}, OutOfRange, "amount"),
        ({"amount_minor": 10**15 + 1}, OutOfRange, "amount"),
        ({"fte_milli": -1}, OutOfRange, "people"),
        ({"currency": "USD", "rate": "0"}, OutOfRange, "rate"),
        ({"currency": "USD", "rate": "1/0"}, OutOfRange, "rate"),
        ({"currency": "XXX"}, UnknownCurrency, None),
    ],
)
def test_costs_that_cannot_be_taken_are_refused_by_field(more, error, field):
    actor = client()
    with refused(error, field=field):
        do(add_activity, actor, terms=terms(), costs=(cost(**more),))


def test_a_level_that_is_not_below_the_parents_is_refused():
    task, actor = added(level="task")
    with refused(LevelTooHigh, field="level"):
        do(add_activity, actor, terms=terms("Typing"), parent_id=task.id)
    finance, _ = added(actor, name="Finance", level="department")
    with refused(LevelTooHigh):
        do(add_activity, actor, terms=terms(level="department"), parent_id=finance.id)


def test_a_code_is_used_once_in_an_inventory_and_again_in_another():
    _, actor = added(code="AP-1")
    with refused(CodeTaken, code="ap-1"):
        do(add_activity, actor, terms=terms(code="ap-1"))
    assert added(client("Another"), code="AP-1")[0].code == "AP-1"


def test_an_inventory_is_full_at_its_limit(monkeypatch):
    monkeypatch.setattr("anyshore.strategy.actions.add_activity.MOST_ACTIVITIES", 1)
    assert facts.MOST_ACTIVITIES == 2000
    _, actor = added()
    with refused(InventoryFull, limit=1):
        do(add_activity, actor, terms=terms())


def test_members_may_viewers_and_strangers_may_not_and_anothers_parent_is_not_found():
    activity, actor = added(level="department")
    do(add_activity, member_actor(actor.acting_organisation, Role.MEMBER), terms=terms())
    with refused(Forbidden):
        do(add_activity, member_actor(actor.acting_organisation, Role.VIEWER), terms=terms())
    with refused(NotFound):
        do(add_activity, ANYONE, terms=terms())
    stranger = make_organisation()[1]
    with refused(NotFound):
        do(add_activity, stranger, terms=terms(), parent_id=activity.id)
    with refused(NotFound):
        do(add_activity, actor, terms=terms(), parent_id=UUID(int=1))
    assert not Activity.objects.visible_to(stranger).exists()
    assert not Activity.objects.visible_to(ANYONE).exists()
