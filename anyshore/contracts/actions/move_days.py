"""Let milestones be due later."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Milestone
from anyshore.contracts.rules.standstill import moved_on
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def move_days(
    *, actor: Actor, milestone_ids: Collection[UUID], since: date, until: date, at: datetime
) -> list[Milestone]:
    """Those of these milestones that were due after the day ``since`` are due as many days later as up to ``until``.
    Returns them.

    Inner: a standstill or an event of force majeure is over. For verbs that have locked the agreement and permitted
    the actor. Refused: nothing.
    """
    found = list(Milestone.objects.filter(pk__in=milestone_ids, due_on__gt=since).order_by("position"))
    for milestone in found:
        assert milestone.due_on is not None
        milestone.due_on = moved_on(milestone.due_on, since, until)
        milestone.moved_days += (until - since).days
        milestone.save(update_fields=["due_on", "moved_days"])
    return found
