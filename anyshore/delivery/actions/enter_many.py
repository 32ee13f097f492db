"""Enter readings of several periods at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.queries.levels import period_of
from anyshore.delivery.rules.levels import Given
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import LevelPeriod


@action
def enter_many(
    *, actor: Actor, agreement_id: UUID, rows: Sequence[tuple[date, Given]], at: datetime
) -> list[LevelPeriod]:
    """The readings stand in their periods, named by their first day: all of them or none.

    Who may and what is refused: see enter_readings; a period that is none is NotFound.
    """
    locked_agreement(actor, agreement_id)
    found = []
    for starts_on in sorted({day for day, _given in rows}):
        period = period_of(agreement_id, starts_on)
        if period is None:
            raise NotFound()
        readings = [given for day, given in rows if day == starts_on]
        found.append(enter_readings(actor=actor, period_id=period.pk, readings=readings, at=at))
    return found
