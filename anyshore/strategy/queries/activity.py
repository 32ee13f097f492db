"""One activity as its page shows it: what it costs, how it is measured, what people think of it, what happened to
it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry
from anyshore.strategy.models import Activity, Baseline
from anyshore.strategy.models.writing import read_costs, read_measures
from anyshore.strategy.policies import may_work_on_inventory, rater
from anyshore.strategy.queries.inventory import ActivityRow, row_of
from anyshore.strategy.queries.loading import parents_of
from anyshore.strategy.queries.ratings import AxisView, Sides, axis_view, sides_of
from anyshore.strategy.rules.costs import CostLine, Totals, converted, rolled_up, summed
from anyshore.strategy.rules.matrix import Axis
from anyshore.strategy.rules.measures import MeasureLine
from anyshore.strategy.rules.tree import ActivityState, branch

MOST_FACTS = 60


@dataclass(frozen=True, slots=True)
class CostShown:
    """A cost line, and what it is in the inventory's currency."""

    line: CostLine
    amount: Money
    converted: Money


@dataclass(frozen=True, slots=True)
class BaselineShown:
    """One frozen baseline."""

    number: int
    hash: str
    at: datetime
    author: str
    why: str
    cost: Money


@dataclass(frozen=True, slots=True)
class FactShown:
    """Something that happened to the activity."""

    name: str
    at: datetime
    person: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity with everything on its page. ``row`` has its totals with all below; ``own`` is its own cost only."""

    row: ActivityRow
    state: str
    version: int
    about: str
    currency: str
    above: list[ActivityRow]
    below: list[ActivityRow]
    costs: list[CostShown]
    own: Money
    measures: list[MeasureLine]
    needed: list[int]
    available: list[int]
    owner_id: UUID | None
    owner_name: str
    may_work: bool
    axes: list[AxisView]
    baselines: list[BaselineShown]
    history: list[FactShown]


def activity(actor: Actor, number: int) -> ActivityView:
    """One activity of the actor's organisation by its number."""
    found = Activity.objects.visible_to(actor).select_related("inventory", "owner").filter(number=number).first()
    if found is None:
        raise NotFound()
    parents = parents_of(found.inventory)
    currency = found.inventory.currency
    work = may_work_on_inventory(actor) and found.state == ActivityState.LIVE
    answers = rater(actor) if work else None
    rows = _rows(found, parents, answers)
    costs = read_costs([found.id])[found.id]
    return ActivityView(
        row=rows[found.id],
        state=found.state,
        version=found.version,
        about=found.about,
        currency=currency,
        above=[rows[one] for one in _above(found.id, parents)],
        below=[rows[one] for one in parents if parents[one] == found.id and one in rows],
        costs=[_cost(line, currency) for line in costs],
        own=Money(summed(costs, currency).amount_minor, currency),
        measures=read_measures([found.id])[found.id],
        needed=found.needed,
        available=found.available,
        owner_id=found.owner_id,
        owner_name=found.owner_name,
        may_work=work,
        axes=[axis_view(actor, found.id, axis, rater=answers) for axis in Axis],
        baselines=_baselines(found.id),
        history=_history(found.id),
    )


def _rows(found: Activity, parents: dict[UUID, UUID | None], answers: UUID | None) -> dict[UUID, ActivityRow]:
    """The activity, those above it and those right below it, each with its totals."""
    wanted = {*_above(found.id, parents), found.id, *(one for one in parents if parents[one] == found.id)}
    inside = [one for top in wanted for one in branch(parents, top)]
    live = Activity.objects.live().filter(pk__in=inside)
    counted = {*live.values_list("id", flat=True), found.id}
    costs = read_costs(counted)
    own = {one: summed(lines, found.inventory.currency) for one, lines in costs.items()}
    totals = rolled_up(parents, own)
    shown = Activity.objects.select_related("inventory", "owner").filter(pk__in=wanted & counted)
    sides = sides_of(wanted, rater=answers)
    return {one.id: row_of(one, 0, totals.get(one.id, Totals()), sides.get(one.id, Sides())) for one in shown}


def _above(node: UUID, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """The nodes above one, the top first."""
    found: list[UUID] = []
    above = parents[node]
    while above is not None:
        found.insert(0, above)
        above = parents[above]
    return found


def _cost(line: CostLine, currency: str) -> CostShown:
    amount = Money(line.amount_minor, line.currency)
    return CostShown(line, amount, Money(converted(line, currency), currency))


def _baselines(activity_id: UUID) -> list[BaselineShown]:
    rows = Baseline.objects.filter(activity_id=activity_id).select_related("author").order_by("-number")
    return [
        BaselineShown(
            number=row.number,
            hash=row.hash,
            at=row.at,
            author=row.author.name if row.author else "",
            why=row.why,
            cost=Money(row.content["amount_minor"], row.content["currency"]),
        )
        for row in rows
    ]


def _history(activity_id: UUID) -> list[FactShown]:
    person = User.objects.filter(pk=OuterRef("person_id")).values("name")[:1]
    rows = AuditEntry.objects.filter(subject_kind="activity", subject_id=activity_id).order_by("-position")
    values = rows.annotate(person=Subquery(person)).values_list("name", "at", "person", "body")[:MOST_FACTS]
    return [
        FactShown(name.removeprefix("strategy."), at, who or "", json.loads(body)["facts"])
        for name, at, who, body in values
    ]
