"""An activity with everything below it as plain JSON: what a baseline keeps."""

from __future__ import annotations

from dataclasses import asdict

from anyshore.kit.chains import Broken, Link, broken
from anyshore.strategy.models import Activity, Baseline
from anyshore.strategy.models.writing import read_costs, read_measures
from anyshore.strategy.queries.loading import parents_of
from anyshore.strategy.rules.costs import summed
from anyshore.strategy.rules.tree import branch


def snapshot(activity: Activity) -> dict[str, object]:
    """The activity and all that is live below it, parents first, with costs, measures, months and totals."""
    currency = activity.inventory.currency
    ids = branch(parents_of(activity.inventory), activity.id)
    rows = {row.id: row for row in Activity.objects.live().select_related("owner").filter(pk__in=ids)}
    rows[activity.id] = Activity.objects.select_related("owner").get(pk=activity.id)
    kept = [rows[one] for one in ids if one in rows]
    costs, measures = read_costs(rows), read_measures(rows)
    total = summed((line for row in kept for line in costs[row.id]), currency)
    return {
        "activity": str(activity.id),
        "currency": currency,
        "amount_minor": total.amount_minor,
        "fte_milli": total.fte_milli,
        "parts": [
            {
                **_facts(row),
                "costs": [asdict(line) for line in costs[row.id]],
                "measures": [asdict(line) for line in measures[row.id]],
            }
            for row in kept
        ],
    }


def _facts(row: Activity) -> dict[str, object]:
    return {
        "id": str(row.id),
        "parent": str(row.parent_id) if row.parent_id else None,
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "about": row.about,
        "owner": row.owner.name if row.owner else row.owner_name,
        "volume": row.volume,
        "volume_unit": row.volume_unit,
        "needed": row.needed,
        "available": row.available,
        "version": row.version,
    }


def broken_baselines() -> list[Broken]:
    """Every baseline, of all activities, that does not verify, and every activity whose end of chain is another."""
    rows = Baseline.objects.order_by("activity_id", "number").iterator()
    kept = Activity.objects.exclude(baseline=0).order_by("id").values_list("id", "baseline", "baseline_hash")
    return broken(
        (Link(row.activity_id, row.number, row.content, row.before, row.hash) for row in rows),
        ("activity", "baseline"),
        {one: (number, end) for one, number, end in kept},
    )
