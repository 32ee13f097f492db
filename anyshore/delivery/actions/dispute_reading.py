"""Dispute a reading."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import ReadingDisputed
from anyshore.delivery.models import LevelPeriod, LevelReading
from anyshore.delivery.policies import may_review_sheet
from anyshore.delivery.queries.levels import levels_of, reading_with_agreement_locked
from anyshore.delivery.rules.levels import PeriodClosed, PeriodState, checked_bps, checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def dispute_reading(*, actor: Actor, reading_id: UUID, claimed_bps: int, words: str, at: datetime) -> LevelReading:
    """The client says what the level stood at instead, and why; no answer in time takes its figure. The close of the
    period waits for that time.

    Those who may commit the client, once the period is over. Refused: others (Forbidden), a period that runs or is
    closed (PeriodClosed), a reading that is confirmed or disputed (NotAllowed) or not the one that stands any more
    (ReadingReplaced), no words or no such figure (Invalid).
    """
    reading = reading_with_agreement_locked(actor, reading_id)
    period = reading.period
    if not may_review_sheet(actor, period.agreement):
        raise Forbidden()
    if period.state != PeriodState.READING or period.review_until is None or at >= period.review_until:
        raise PeriodClosed(until=period.review_until)
    said = checked_said(words, needed=True)
    levels = levels_of(period.agreement)
    until = levels.read_by(at, calendar(period.agreement.provider_id))
    move(
        reading,
        "dispute",
        actor=actor,
        at=at,
        why=said,
        write={"claimed_bps": checked_bps(claimed_bps, "claimed"), "claim": said},
    )
    if until > period.review_until:
        _put_off(period, until, at)
    told = ReadingDisputed(
        agreement_id=period.agreement_id,
        period=period.starts_on,
        measure=levels.each[reading.place - 1].measure,
        words=said,
        claimed_bps=claimed_bps,
        answer_until=period.review_until,
        at=at,
    )
    tell(told, actor=actor)
    return reading


def _put_off(period: LevelPeriod, until: datetime, at: datetime) -> None:
    period.review_until = until
    period.save(update_fields=["review_until"])
    deadlines.stop(subject=("level_period", period.pk), verb="payments.close_levels", at=at)
    deadlines.start(
        verb="payments.close_levels",
        subject=("level_period", period.pk),
        due_at=until,
        at=at,
        args={"period_id": period.pk},
    )
