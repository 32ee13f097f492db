"""Answer a disputed reading."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import DisputeAnswered
from anyshore.delivery.models import LevelReading
from anyshore.delivery.policies import may_enter_for_others
from anyshore.delivery.queries.levels import levels_of, reading_with_agreement_locked
from anyshore.delivery.rules.levels import (
    NothingDisputed,
    PeriodState,
    ReadingState,
    checked_said,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def answer_dispute(*, actor: Actor, reading_id: UUID, take: str, words: str = "", at: datetime) -> LevelReading:
    """The provider takes the client's figure (``take`` yes), which then stands as a reading of its own and confirmed;
    or it stands by its own, with words.

    Those who may commit the provider. Refused: others (Forbidden), a reading that is not disputed, or a period that is
    closed (NothingDisputed), no words where it stands by its own (Invalid).
    """
    reading = reading_with_agreement_locked(actor, reading_id)
    period = reading.period
    if actor.person_id is None or not may_enter_for_others(actor, period.agreement):
        raise Forbidden()
    if reading.state != ReadingState.DISPUTED or period.state != PeriodState.READING:
        raise NothingDisputed()
    taken = take == "yes"
    said = checked_said(words, needed=not taken)
    if taken:
        LevelReading.objects.filter(pk=reading.pk).update(replaced_at=at, answer=said)
        reading = LevelReading.objects.create(
            period=period,
            place=reading.place,
            measured_bps=reading.claimed_bps,
            source=reading.source,
            words=said or reading.claim,
            author_id=actor.person_id,
            at=at,
            state=ReadingState.CONFIRMED,
        )
    else:
        move(reading, "uphold", actor=actor, at=at, why=said, write={"answer": said})
    told = DisputeAnswered(
        agreement_id=period.agreement_id,
        period=period.starts_on,
        measure=levels_of(period.agreement).each[reading.place - 1].measure,
        words=said,
        taken=taken,
        at=at,
    )
    tell(told, actor=actor)
    return reading
