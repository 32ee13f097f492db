"""Import activities from a spreadsheet."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused, Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.strategy.actions.open_inventory import open_inventory
from anyshore.strategy.events import ActivitiesImported, ActivityAdded, ActivityEdited
from anyshore.strategy.models import Activity, Inventory
from anyshore.strategy.models.writing import touch, write_draft
from anyshore.strategy.queries.loading import ids_of_codes, ids_of_members
from anyshore.strategy.queries.sheets import must_fit, standing
from anyshore.strategy.rules.sheets.plan import Change, Plan, plan
from anyshore.strategy.rules.sheets.reading import Grid


class SheetUnclean(Refused):
    """The file has ``count`` mistakes; nothing was imported."""

    code = "sheet_unclean"
    status = 422


@action
def import_activities(*, actor: Actor, grid: Grid, mark: str, version: int, at: datetime) -> Plan:
    """The inventory holds what the rows of the file say: new activities, and changes to those with a code that is
    known.

    Those who work for the organisation may. ``version`` is that of the inventory which the preview showed; what the
    file does not name stays. Refused: another version (Stale), a file with any mistake in it (SheetUnclean).
    """
    inventory = open_inventory(actor=actor, at=at)
    if inventory.version != version:
        raise Stale(kind="inventory", version=inventory.version)
    done = plan(grid, standing(actor), mark)
    if done.mistakes:
        raise SheetUnclean(count=len(done.mistakes))
    if not (done.new or done.changed):
        return done
    _write(inventory, done, actor, at)
    must_fit(inventory)
    touch(inventory)
    counts = {"new": len(done.new), "changed": len(done.changed)}
    tell(ActivitiesImported(inventory_id=inventory.pk, at=at, **counts), actor=actor)
    return done


def _write(inventory: Inventory, done: Plan, actor: Actor, at: datetime) -> None:
    """Parents come before what belongs to them, so each finds its own."""
    ids, people = ids_of_codes(inventory), ids_of_members(actor)
    for change in done.new:
        activity = Activity(number=next_number("activity"), inventory=inventory, code=change.draft.code, created_at=at)
        _write_one(activity, change, ids, people)
        ids[activity.code.lower()] = activity.id
        tell(ActivityAdded(activity_id=activity.id, at=at), actor=actor)
    for change in done.changed:
        activity = Activity.objects.get(pk=ids[change.draft.code.lower()])
        activity.version += 1
        _write_one(activity, change, ids, people)
        tell(ActivityEdited(activity_id=activity.id, fields=" ".join(change.changed), at=at), actor=actor)


def _write_one(activity: Activity, change: Change, ids: dict[str, UUID], people: dict[str, UUID]) -> None:
    draft = change.draft
    activity.parent_id = ids[draft.part_of.lower()] if draft.part_of else None
    activity.owner_id = people.get(draft.owner)
    write_draft(activity, draft)
