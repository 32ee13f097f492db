"""The time to enter readings is over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import ReadingsDone
from anyshore.delivery.models import LevelPeriod
from anyshore.delivery.queries.levels import levels_of, period_with_agreement_locked, readings_in
from anyshore.delivery.rules.levels import PeriodState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def finish_readings(*, actor: Actor, period_id: UUID, at: datetime) -> LevelPeriod:
    """Nothing more is entered for the period; a level without a reading counts as missed, and the client is told until
    when it may dispute the others.

    The clock alone. Refused: others (Forbidden), a period that is closed (NotAllowed).
    """
    period = period_with_agreement_locked(actor, period_id)
    if not is_clock(actor):
        raise Forbidden()
    if period.state != PeriodState.READING or period.review_until is None:
        raise NotAllowed(kind="level_period", state=str(period.state), verb="finish")
    missing = len(levels_of(period.agreement).each) - len(readings_in([period.pk]))
    told = ReadingsDone(
        agreement_id=period.agreement_id,
        period=period.starts_on,
        review_until=period.review_until,
        missing=missing,
        at=at,
    )
    tell(told, actor=actor)
    return period
