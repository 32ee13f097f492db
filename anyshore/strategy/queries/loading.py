"""What a verb loads before it writes: the inventory, locked, and the activity in it."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.queries import members
from anyshore.plumbing.state import lock_root
from anyshore.strategy.models import Activity, Inventory
from anyshore.strategy.policies import may_work_on_inventory
from anyshore.strategy.rules.tree import ActivityState, branch


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


def worked_on(actor: Actor, activity_id: UUID, version: int | None = None) -> Activity:
    """The live activity for a change by somebody who works on the inventory, its root locked.

    Raises NotFound, Stale (another ``version``), Forbidden, and NotAllowed for one that was put away.
    """
    activity = locked_activity(actor, activity_id, version)
    if not may_work_on_inventory(actor):
        raise Forbidden()
    if activity.state != ActivityState.LIVE:
        raise NotAllowed(kind="activity", state=activity.state, verb="change")
    return activity


def parents_of(inventory: Inventory) -> dict[UUID, UUID | None]:
    """Each activity of the inventory with its parent, also those that were put away."""
    rows = Activity.objects.filter(inventory=inventory).order_by("created_at", "id")
    return dict(rows.values_list("id", "parent_id"))


def codes_of(inventory: Inventory, other_than: UUID | None = None) -> frozenset[str]:
    """The codes in use, in lower case, also of activities that were put away."""
    rows = Activity.objects.filter(inventory=inventory)
    rows = rows.exclude(pk=other_than) if other_than else rows
    return frozenset(code.lower() for code in rows.values_list("code", flat=True))


def levels_under(activity: Activity) -> list[str]:
    """The levels of what stands directly below an activity, also of what was put away."""
    return list(Activity.objects.filter(parent=activity).values_list("level", flat=True))


def live_branch(activity: Activity) -> list[Activity]:
    """The activity and everything live below it, parents first."""
    ids = branch(parents_of(activity.inventory), activity.id)
    rows = {row.id: row for row in Activity.objects.live().filter(pk__in=ids)}
    return [rows[one] for one in ids if one in rows]


def archived_with(activity: Activity) -> list[Activity]:
    """What was put away together with the activity, without it."""
    rows = Activity.objects.filter(archived_with=activity.id).exclude(pk=activity.pk)
    return list(rows.order_by("created_at", "id"))


def ids_of_codes(inventory: Inventory) -> dict[str, UUID]:
    """The inventory's live activities by their codes in small letters."""
    rows = Activity.objects.live().filter(inventory=inventory).values_list("code", "id")
    return {code.lower(): activity_id for code, activity_id in rows}


def ids_of_members(actor: Actor) -> dict[str, UUID]:
    """The members of the actor's organisation by their addresses."""
    return {row.email: row.person_id for row in members(actor)}
