"""Add an activity to the inventory."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.strategy.actions.open_inventory import open_inventory
from anyshore.strategy.events import ActivityAdded
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import replace_costs, touch
from anyshore.strategy.queries.loading import codes_of, parent_in
from anyshore.strategy.queries.sheets import must_fit
from anyshore.strategy.rules.costs import CostLine, checked
from anyshore.strategy.rules.facts import MOST_ACTIVITIES, ActivityTerms, InventoryFull, completed
from anyshore.strategy.rules.tree import check_level, suggested_level


@action
def add_activity(
    *,
    actor: Actor,
    terms: ActivityTerms,
    costs: tuple[CostLine, ...] = (),
    parent_id: UUID | None = None,
    at: datetime,
) -> Activity:
    """The organisation's inventory holds one activity more, below ``parent_id`` or by itself, and is opened by it.

    Those who work for the organisation may. Refused: a parent that is not theirs (NotFound), terms or costs that
    cannot be taken (rules.facts, rules.costs), a level that is not below the parent's (LevelTooHigh), and one activity
    too many (InventoryFull).
    """
    inventory = open_inventory(actor=actor, at=at)
    parent = parent_in(inventory, parent_id)
    taken = codes_of(inventory)
    if len(taken) >= MOST_ACTIVITIES:
        raise InventoryFull(limit=MOST_ACTIVITIES)
    above = parent.level if parent else None
    done = completed(terms, level=suggested_level(above), taken=taken)
    check_level(done.level, above)
    lines = checked(costs, inventory.currency)
    activity = Activity.objects.create(
        number=next_number("activity"),
        inventory=inventory,
        parent=parent,
        code=done.code,
        name=done.name,
        about=done.about,
        level=done.level,
        volume=done.volume,
        volume_unit=done.volume_unit,
        created_at=at,
    )
    replace_costs(activity, lines)
    must_fit(inventory)
    touch(inventory)
    tell(ActivityAdded(activity_id=activity.id, at=at), actor=actor)
    return activity
