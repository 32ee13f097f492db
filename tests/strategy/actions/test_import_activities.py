"""import_activities: all of a clean file at once, nothing of another."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound, Stale
from anyshore.parties.rules import ANYONE, Role
from anyshore.strategy.actions.archive_activity import archive_activity
from anyshore.strategy.actions.import_activities import SheetUnclean, import_activities
from anyshore.strategy.models import Activity, Inventory
from anyshore.strategy.queries import inventory
from anyshore.strategy.queries.sheets import drafts, standing
from anyshore.strategy.rules.sheets import reading
from anyshore.strategy.rules.sheets.plan import Plan, plan
from anyshore.strategy.rules.sheets.writing import table, to_csv
from tests.factories import do, make_person, member_actor
from tests.strategy.world import LATER, added, client, cost, events, refused

pytestmark = pytest.mark.django_db

FILE = """Code;Name;Part of;Level;Owner;Volume;Unit;Cost 1 kind;Cost 1 what;Cost 1 people;Cost 1 amount
AP;Accounts payable;FIN;;Joost Verhagen;27.400;invoices;people;Clerks;2,6;148.200
FIN;Finance;;department;;;;;;;
"""


def grid(text: str = FILE) -> reading.Grid:
    return reading.read(text.encode(), ",")


def test_a_clean_file_is_imported_with_its_tree_owners_and_costs():
    actor = client()
    joost = member_actor(actor.acting_organisation, Role.MEMBER, make_person("Joost Verhagen"))
    done = do(import_activities, actor, grid=grid(), mark=",", version=0)
    assert (len(done.new), len(done.changed), done.unchanged) == (2, 0, 0)
    child = Activity.objects.get(code="AP")
    assert (child.parent.code, child.level, child.owner_id, child.volume) == (
        "FIN",
        "process",
        joost.person_id,
        27_400,
    )
    assert inventory(actor).cost.minor == 14_820_000
    assert events(child.id) == ["ActivityAdded"]
    assert events(actor.organisation_id) == ["ActivitiesImported"]
    assert Inventory.objects.get().version == 1


def test_the_same_file_again_changes_nothing_and_another_line_updates():
    actor = client()
    do(import_activities, actor, grid=grid(), mark=",", version=0)
    again = do(import_activities, actor, LATER, grid=grid(), mark=",", version=1)
    assert again == Plan(unchanged=2)
    assert Inventory.objects.get().version == 1
    changed = do(import_activities, actor, grid=grid("code;volume\nap;30000\n"), mark=",", version=1)
    assert changed.changed[0].changed == ("volume",)
    stored = Activity.objects.get(code="AP")
    assert (stored.volume, stored.version, stored.name) == (30_000, 2, "Accounts payable")
    assert events(stored.id) == ["ActivityAdded", "ActivityEdited"]


def test_what_was_exported_imports_as_unchanged():
    finance, actor = added(name="Finance", level="department", about="=cmd|' /C calc'!A0")
    added(actor, parent_id=finance.id, costs=(cost(), cost(3, name="@SUM", currency="USD", rate="23/25")))
    keys, rows = table(drafts(Inventory.objects.get()))
    assert plan(reading.read(to_csv(keys, rows)), standing(actor)) == Plan(unchanged=2)


def test_a_file_with_a_mistake_imports_nothing():
    actor = client()
    with refused(SheetUnclean, count=1):
        do(import_activities, actor, grid=grid("name;volume\nA;many\nB;2\n"), mark=",", version=0)


def test_an_inventory_that_changed_since_the_preview_is_not_touched():
    _, actor = added()
    with refused(Stale, version=1):
        do(import_activities, actor, grid=grid(), mark=",", version=0)


def test_what_was_archived_does_not_come_back_by_a_file():
    activity, actor = added(code="AP")
    do(archive_activity, actor, activity_id=activity.id, version=1)
    with refused(SheetUnclean):
        do(import_activities, actor, grid=grid(), mark=",", version=2)


def test_members_may_viewers_and_strangers_may_not():
    actor = client()
    with refused(Forbidden):
        do(import_activities, member_actor(actor.acting_organisation, Role.VIEWER), grid=grid(), mark=",", version=0)
    with refused(NotFound):
        do(import_activities, ANYONE, grid=grid(), mark=",", version=0)
    do(import_activities, member_actor(actor.acting_organisation), grid=grid(), mark=",", version=0)
