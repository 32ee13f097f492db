"""Open a period in which service levels are measured."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from anyshore.delivery.models import LevelPeriod
from anyshore.delivery.queries.levels import ends_at, levels_in, period_of
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def open_period(*, actor: Actor, agreement: Agreement, starts_on: date, at: datetime) -> LevelPeriod | None:
    """The levels are measured from that day to the end of its calendar month or quarter, and a clock ends the period;
    again changes nothing. None where the agreement has no levels.

    Inner: payments opens the first with the last signature. For verbs that have locked the agreement and permitted the
    actor. Refused: nothing.
    """
    levels = levels_in(agreement)
    if levels is None:
        return None
    there = period_of(agreement.pk, starts_on)
    if there is not None:
        return there
    ends_on = levels.next_on(levels.first_on(starts_on)) - timedelta(days=1)
    period = LevelPeriod.objects.create(agreement=agreement, starts_on=starts_on, ends_on=ends_on, at=at)
    deadlines.start(
        verb="delivery.end_period",
        subject=("level_period", period.pk),
        due_at=max(ends_at(ends_on), at),
        at=at,
        args={"period_id": period.pk},
        remind=(),
    )
    return period
