"""Agreements with the clause about force majeure, and events reported under them, made by the actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from anyshore.contracts.actions.object_to_majeure import object_to_majeure
from anyshore.contracts.actions.report_majeure import report_majeure
from anyshore.contracts.models import MajeureEvent, Milestone
from anyshore.contracts.rules.majeure import MajeureKind
from anyshore.payments.actions.accept_majeure import accept_majeure
from anyshore.payments.actions.end_majeure import end_majeure
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

DAY = timedelta(days=1)
BEGAN = date(2026, 12, 1)
REPORTED = NOW + 9 * DAY
"""The third of December: two days after it began."""
DUE = date(2026, 12, 10)


def kept(
    amounts: tuple[int, ...] = (20_000, 30_000), *, more: Any = (), due_on: date | None = DUE, **given: Any
) -> Made:
    """A running agreement whose clause gives 5 days to report and 60 until it may be ended."""
    given = {"end_on": date(2027, 6, 30), **given}
    return make_deal(list(amounts), clauses=[clause("force_majeure"), *more], due_on=due_on, **given)


def wanted(deal: Made, **more: Any) -> dict[str, Any]:
    """What a side reports: a flood since the first of December."""
    given = {
        "kind": MajeureKind.DISASTER,
        "words": "The river is in the studio.",
        "began_on": BEGAN,
        "learned_on": BEGAN,
    }
    return {"agreement_id": deal.id, **given, **more}


def reported(deal: Made, at: Any = REPORTED, *, side: str = "provider", **more: Any) -> MajeureEvent:
    """A side reports it."""
    return do(report_majeure, getattr(deal, side), at, **wanted(deal, **more))


def accepted(deal: Made, at: Any = REPORTED + DAY, *, side: str = "provider", **more: Any) -> MajeureEvent:
    """And the other side accepts it, a day later."""
    event = reported(deal, at - DAY, side=side, **more)
    return do(accept_majeure, deal.client if side == "provider" else deal.provider, at, event_id=event.pk)


def objected(deal: Made, at: Any = REPORTED + DAY) -> MajeureEvent:
    """And the client objects."""
    return do(object_to_majeure, deal.client, at, event_id=reported(deal).pk, words="Your studio is on a hill.")


def over(deal: Made, event: MajeureEvent, on: date, at: Any) -> MajeureEvent:
    """Its side says that it is over since a day."""
    actor = deal.provider if event.side == "provider" else deal.client
    return do(end_majeure, actor, at, event_id=event.pk, over_on=on)


def due(deal: Made, place: int = 0) -> tuple[date | None, int]:
    """The day of a milestone, and by how many days it moved."""
    row = Milestone.objects.get(pk=deal.milestones[place])
    return row.due_on, row.moved_days
