"""What a verb loads before it writes: the inventory, locked, and the activity in it."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound, Stale
from anyshore.plumbing.state import lock_root
from anyshore.strategy.models import Activity, Inventory


def locked_activity(actor: Actor, activity_id: UUID, version: int | None = None) -> Activity:
    """The activity if the actor may see it, read after its inventory, the root, was locked.

    ``version`` is the one that the actor looked at; another one raises Stale.
    """
    inventory_id = Activity.objects.visible_to(actor).filter(pk=activity_id).values_list("inventory_id", flat=True)
    root_id = inventory_id.first()
    if root_id is None:
        raise NotFound()
    inventory = lock_root(Inventory.objects.all(), root_id)
    activity: Activity = Activity.objects.get(pk=activity_id)
    activity.inventory = inventory
    if version is not None and activity.version != version:
        raise Stale(kind="activity", version=activity.version)
    return activity


def parent_in(inventory: Inventory, parent_id: UUID | None) -> Activity | None:
    """The live activity of this inventory under which another is put, or NotFound; None for none."""
    if parent_id is None:
        return None
    found: Activity | None = Activity.objects.live().filter(inventory=inventory).filter(pk=parent_id).first()
    if found is None:
        raise NotFound()
    return found


def parents_of(inventory: Inventory) -> dict[UUID, UUID | None]:
    """Each activity of the inventory with its parent, also those that were put away."""
    rows = Activity.objects.filter(inventory=inventory).order_by("created_at", "id")
    return dict(rows.values_list("id", "parent_id"))


def codes_of(inventory: Inventory, other_than: UUID | None = None) -> frozenset[str]:
    """The codes in use, in lower case, also of activities that were put away."""
    rows = Activity.objects.filter(inventory=inventory)
    rows = rows.exclude(pk=other_than) if other_than else rows
    return frozenset(code.lower() for code in rows.values_list("code", flat=True))
