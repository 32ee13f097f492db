"""From facts to rows and back: the lines of an activity are written as a whole and read in their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models

from anyshore.kit.actor import Actor
from anyshore.strategy.models.activity import Activity, Inventory
from anyshore.strategy.models.facts import Cost, Measure, Rating
from anyshore.strategy.rules.costs import CostLine
from anyshore.strategy.rules.facts import ActivityTerms
from anyshore.strategy.rules.matrix import Answers
from anyshore.strategy.rules.measures import MeasureLine
from anyshore.strategy.rules.sheets.columns import Draft


def touch(inventory: Inventory) -> None:
    """The inventory has changed: an import previewed before is out of date."""
    Inventory.objects.filter(pk=inventory.pk).update(version=models.F("version") + 1)


def touch_activity(activity: Activity, *fields: str) -> None:
    """Write ``fields`` of the activity and its next version; the inventory has changed with it."""
    activity.version += 1
    activity.save(update_fields=[*fields, "version"])
    touch(activity.inventory)


def write_terms(activity: Activity, terms: ActivityTerms) -> list[str]:
    """Set what the terms say on the activity, and return the names of the columns that are now another; not yet
    saved."""
    columns = ("code", "name", "level", "about", "volume", "volume_unit")
    changed = [name for name in columns if getattr(activity, name) != getattr(terms, name)]
    for name in changed:
        setattr(activity, name, getattr(terms, name))
    return changed


def write_draft(activity: Activity, draft: Draft) -> None:
    """Save the activity, new or not, as a row of a file says it; its parent and owner are set already."""
    activity.name, activity.level, activity.about = draft.name, draft.level, draft.about
    activity.owner_name = "" if activity.owner_id else draft.owner
    activity.volume, activity.volume_unit = draft.volume, draft.unit
    activity.needed, activity.available = list(draft.needed), list(draft.available)
    activity.save()
    replace_costs(activity, draft.costs)
    replace_measures(activity, draft.measures)


def replace_costs(activity: Activity, lines: Iterable[CostLine]) -> None:
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


def replace_measures(activity: Activity, lines: Iterable[MeasureLine]) -> None:
    """The activity's measures are ``lines`` and no others."""
    Measure.objects.filter(activity=activity).delete()
    Measure.objects.bulk_create(
        Measure(
            activity=activity,
            position=position,
            kind=line.kind,
            name=line.name,
            value=line.value,
            unit=line.unit,
            how=line.how,
            better=line.better,
        )
        for position, line in enumerate(lines)
    )


def read_measures(activity_ids: Iterable[UUID]) -> dict[UUID, list[MeasureLine]]:
    """The measures of each activity, in their order; every one asked for has an entry."""
    found: dict[UUID, list[MeasureLine]] = {activity_id: [] for activity_id in activity_ids}
    for row in Measure.objects.filter(activity_id__in=list(found)).order_by("activity_id", "position"):
        found[row.activity_id].append(
            MeasureLine(kind=row.kind, name=row.name, value=row.value, unit=row.unit, how=row.how, better=row.better)
        )
    return found


def write_rating(
    activity: Activity, axis: str, answers: Answers, *, person_id: UUID | None, actor: Actor, at: datetime
) -> Rating:
    """The answers of one person about one side, or without a person the agreed ones; those before them go."""
    rating, _ = Rating.objects.update_or_create(
        activity=activity,
        axis=axis,
        person_id=person_id,
        defaults={"answers": list(answers), "author_id": actor.acting_person, "at": at},
    )
    return rating
