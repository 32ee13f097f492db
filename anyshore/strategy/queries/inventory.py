"""The inventory as a page shows it: the tree in its order, each node with what it takes in a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.strategy.models import Activity, Inventory
from anyshore.strategy.models.writing import read_costs
from anyshore.strategy.policies import rater
from anyshore.strategy.queries.ratings import Sides, sides_of
from anyshore.strategy.rules.capacity import Gap, gap
from anyshore.strategy.rules.costs import Totals, per_unit, rolled_up, summed
from anyshore.strategy.rules.tree import by_parent


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity with its totals, those of everything below it included. ``depth`` counts from 0."""

    id: UUID
    number: int
    code: str
    name: str
    level: str
    depth: int
    parent_id: UUID | None
    owner: str
    volume: int | None
    volume_unit: str
    cost: Money
    fte_milli: int
    per_unit: Money | None
    gap: Gap | None
    sides: Sides


@dataclass(frozen=True, slots=True)
class InventoryView:
    """A client's inventory; ``cost`` and ``fte_milli`` are those of all of it, ``archived`` what was put away."""

    currency: str
    rows: list[ActivityRow]
    archived: list[ArchivedRow]
    cost: Money
    fte_milli: int


@dataclass(frozen=True, slots=True)
class ArchivedRow:
    """The top of what was archived together."""

    number: int
    name: str
    level: str


def inventory(actor: Actor) -> InventoryView | None:
    """The inventory of the actor's organisation, every live activity in the order of the tree; None before the
    first."""
    found = Inventory.objects.visible_to(actor).first()
    if found is None:
        return None
    activities = _live(found)
    totals = _totals(activities.values(), found.currency)
    sides = sides_of(activities, rater=rater(actor))
    rows = [row_of(one, depth, totals[one.id], sides[one.id]) for one, depth in _in_order(activities)]
    whole = sum((totals[one.id] for one in activities.values() if one.parent_id not in activities), Totals())
    tops = Activity.objects.filter(inventory=found, archived_with=F("id")).order_by("name", "number")
    archived = [ArchivedRow(*row) for row in tops.values_list("number", "name", "level")]
    return InventoryView(found.currency, rows, archived, Money(whole.amount_minor, found.currency), whole.fte_milli)


def has_activities(actor: Actor) -> bool:
    """Whether the actor's organisation has written down anything that it does."""
    return Activity.objects.visible_to(actor).exists() if actor.organisation_id else False


def _live(found: Inventory) -> dict[UUID, Activity]:
    rows = Activity.objects.live().filter(inventory=found).select_related("owner", "inventory")
    rows = rows.order_by("created_at", "id")
    return {row.id: row for row in rows}


def _totals(activities: Iterable[Activity], currency: str) -> dict[UUID, Totals]:
    parents = {one.id: one.parent_id for one in activities}
    lines = read_costs(parents)
    return rolled_up(parents, {one: summed(lines[one], currency) for one in parents})


def _in_order(activities: dict[UUID, Activity]) -> list[tuple[Activity, int]]:
    """The activities as a tree is read, each with its depth; those of one parent by name."""
    by_name = sorted(activities.values(), key=lambda one: (one.name.casefold(), one.number))
    parents = {one.id: one.parent_id for one in by_name}
    children = by_parent(parents)
    depths: dict[UUID | None, int] = {None: -1}
    ordered: list[tuple[Activity, int]] = []
    waiting = list(children.get(None, ()))
    while waiting:
        node = waiting.pop(0)
        depths[node] = depths[parents[node]] + 1
        ordered.append((activities[node], depths[node]))
        waiting[:0] = children.get(node, ())
    return ordered


def row_of(one: Activity, depth: int, totals: Totals, sides: Sides) -> ActivityRow:
    """An activity as pages show it; its inventory and its owner were loaded with it."""
    currency = one.inventory.currency
    unit_minor = per_unit(totals.amount_minor, one.volume)
    return ActivityRow(
        id=one.id,
        number=one.number,
        code=one.code,
        name=one.name,
        level=one.level,
        depth=depth,
        parent_id=one.parent_id,
        owner=one.owner.name if one.owner else one.owner_name,
        volume=one.volume,
        volume_unit=one.volume_unit,
        cost=Money(totals.amount_minor, currency),
        fte_milli=totals.fte_milli,
        per_unit=None if unit_minor is None else Money(unit_minor, currency),
        gap=gap(one.needed, one.available),
        sides=sides,
    )
