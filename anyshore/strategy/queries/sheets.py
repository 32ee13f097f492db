"""The inventory as drafts, for a file to be written from it and for a file to be compared with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.money import MAX_MINOR
from anyshore.kit.refusals import OutOfRange
from anyshore.parties.queries import MembershipRow, members, own_organisation
from anyshore.strategy.models import Activity, Cost, Inventory
from anyshore.strategy.models.writing import read_costs, read_measures
from anyshore.strategy.rules.costs import CostLine, summed
from anyshore.strategy.rules.sheets.columns import Draft
from anyshore.strategy.rules.sheets.plan import Standing
from anyshore.strategy.rules.tree import ActivityState


def standing(actor: Actor) -> Standing:
    """The inventory of the actor's organisation as a file meets it; an empty one before the first activity."""
    people = known_members(members(actor))
    found = Inventory.objects.visible_to(actor).first()
    if found is None:
        return Standing(currency=own_organisation(actor).currency, members=people)
    archived = Activity.objects.filter(inventory=found, state=ActivityState.ARCHIVED).values_list("code", flat=True)
    return Standing(
        currency=found.currency,
        version=found.version,
        current={draft.code.lower(): draft for draft in drafts(found)},
        archived=frozenset(code.lower() for code in archived),
        members=people,
    )


def known_members(rows: Iterable[MembershipRow]) -> dict[str, str]:
    """Members' addresses by their address and, where only one of them has it, by their name, in small letters."""
    found = list(rows)
    names = Counter(row.person.lower() for row in found)
    by_name = {row.person.lower(): row.email for row in found if names[row.person.lower()] == 1}
    return {**by_name, **{row.email.lower(): row.email for row in found}}


def drafts(inventory: Inventory) -> list[Draft]:
    """Every live activity as a row of a file, in the order in which they came."""
    found = Activity.objects.live().filter(inventory=inventory).select_related("owner").order_by("created_at", "id")
    rows: dict[UUID, Activity] = {row.id: row for row in found}
    costs, measures = read_costs(rows), read_measures(rows)
    return [
        Draft(
            code=row.code,
            name=row.name,
            part_of=rows[row.parent_id].code if row.parent_id in rows else "",
            level=row.level,
            owner=row.owner.email if row.owner else row.owner_name,
            volume=row.volume,
            unit=row.volume_unit,
            about=row.about,
            costs=tuple(costs[row.id]),
            measures=tuple(measures[row.id]),
            needed=tuple(row.needed),
            available=tuple(row.available),
        )
        for row in rows.values()
    ]


def must_fit(inventory: Inventory) -> None:
    """Raise OutOfRange (``amount``) if all that the inventory costs is more than a sum of money can be."""
    lines = Cost.objects.filter(activity__inventory=inventory).values_list("amount_minor", "currency", "rate")
    made = (CostLine(kind="", name="", amount_minor=row[0], currency=row[1], rate=row[2]) for row in lines)
    if summed(made, inventory.currency).amount_minor > MAX_MINOR:
        raise OutOfRange(field="amount", low=0, high=MAX_MINOR)
