"""Confirm a reading."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import ReadingConfirmed
from anyshore.delivery.models import LevelReading
from anyshore.delivery.policies import may_review_sheet
from anyshore.delivery.queries.levels import levels_of, reading_with_agreement_locked
from anyshore.delivery.rules.levels import PeriodClosed, PeriodState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def confirm_reading(*, actor: Actor, reading_id: UUID, at: datetime) -> LevelReading:
    """The client agrees with what the reading says.

    Those who may commit the client. Refused: others (Forbidden), a period that is closed (PeriodClosed), a reading
    that is confirmed or disputed (NotAllowed) or not the one that stands any more (ReadingReplaced).
    """
    reading = reading_with_agreement_locked(actor, reading_id)
    period = reading.period
    if not may_review_sheet(actor, period.agreement):
        raise Forbidden()
    if period.state not in (PeriodState.RUNNING, PeriodState.READING):
        raise PeriodClosed(until=period.closed_at)
    move(reading, "confirm", actor=actor, at=at)
    measure = levels_of(period.agreement).each[reading.place - 1].measure
    told = ReadingConfirmed(agreement_id=period.agreement_id, period=period.starts_on, measure=measure, at=at)
    tell(told, actor=actor)
    return reading
