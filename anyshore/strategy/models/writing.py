"""From facts to rows and back: the lines of an activity are written as a whole and read in their order."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from anyshore.strategy.models.activity import Activity, Inventory
from anyshore.strategy.models.facts import Cost, Measure
from anyshore.strategy.rules.costs import CostLine
from anyshore.strategy.rules.measures import MeasureLine


def touch(inventory: Inventory) -> None:
    """The inventory has changed: an import previewed before is out of date."""
    Inventory.objects.filter(pk=inventory.pk).update(version=models.F("version") + 1)


def write_costs(activity: Activity, lines: Iterable[CostLine]) -> None:
    """The activity's cost lines are ``lines`` and no others."""
    Cost.objects.filter(activity=activity).delete()
    Cost.objects.bulk_create(
        Cost(
            activity=activity,
            position=position,
            kind=line.kind,
            name=line.name,
            amount_minor=line.amount_minor,
            currency=line.currency,
            rate=line.rate,
            fte_milli=line.fte_milli,
        )
        for position, line in enumerate(lines)
    )


def read_costs(activity_ids: Iterable[UUID]) -> dict[UUID, list[CostLine]]:
    """The cost lines of each activity, in their order; every one asked for has an entry."""
    found: dict[UUID, list[CostLine]] = {activity_id: [] for activity_id in activity_ids}
    for row in Cost.objects.filter(activity_id__in=list(found)).order_by("activity_id", "position"):
        found[row.activity_id].append(
            CostLine(
                kind=row.kind,
                name=row.name,
                amount_minor=row.amount_minor,
                currency=row.currency,
                rate=row.rate,
                fte_milli=row.fte_milli,
            )
        )
    return found


def read_measures(activity_ids: Iterable[UUID]) -> dict[UUID, list[MeasureLine]]:
    """The measures of each activity, in their order; every one asked for has an entry."""
    found: dict[UUID, list[MeasureLine]] = {activity_id: [] for activity_id in activity_ids}
    for row in Measure.objects.filter(activity_id__in=list(found)).order_by("activity_id", "position"):
        found[row.activity_id].append(
            MeasureLine(kind=row.kind, name=row.name, value=row.value, unit=row.unit, how=row.how)
        )
    return found
