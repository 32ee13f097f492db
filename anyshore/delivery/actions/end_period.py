"""A period of service levels is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from anyshore.contracts.queries.standstills import open_standstill
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.clauses.acting.service_levels import COMPUTED, ServiceLevels
from anyshore.delivery.actions.open_period import open_period
from anyshore.delivery.events import PeriodEnded
from anyshore.delivery.models import LevelPeriod, LevelReading
from anyshore.delivery.queries.level_figures import figure_of
from anyshore.delivery.queries.levels import levels_of, period_with_agreement_locked, readings_in
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.levels import Source
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.parties.rules import is_clock
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def end_period(*, actor: Actor, period_id: UUID, at: datetime) -> LevelPeriod:
    """What can be computed is read, the provider enters the rest and the client disputes it until stated instants, and
    the next period runs. While work stands still no clock of it is started: they run once it goes on (shift_periods).

    The clock alone. Refused: others (Forbidden), an agreement that does not run (NotLive), a period that is over
    (NotAllowed).
    """
    period = period_with_agreement_locked(actor, period_id)
    agreement = period.agreement
    if not is_clock(actor):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    levels = levels_of(agreement)
    read_until = levels.read_by(at, calendar(agreement.provider_id))
    review_until = levels.disputed_by(read_until, calendar(agreement.client_id))
    facts = {"ended_at": at, "read_until": read_until, "review_until": review_until}
    move(period, "end", actor=actor, at=at, write=facts)
    _compute(period, levels, at)
    if open_standstill(agreement.pk) is None:
        _start_clocks(period, at)
    open_period(actor=actor, agreement=agreement, starts_on=period.ends_on + timedelta(days=1), at=at)
    missing = len(levels.each) - len(readings_in([period.pk]))
    told = PeriodEnded(
        agreement_id=agreement.pk,
        period=period.starts_on,
        read_until=read_until,
        review_until=review_until,
        missing=missing,
        at=at,
    )
    tell(told, actor=actor)
    return period


def _compute(period: LevelPeriod, levels: ServiceLevels, at: datetime) -> None:
    for place, level in enumerate(levels.each, 1):
        if level.comes in COMPUTED:
            measured, (good, of) = figure_of(level.comes, period, at)
            LevelReading.objects.create(
                period=period, place=place, measured_bps=measured, source=Source.COMPUTED, words=f"{good}/{of}", at=at
            )


def _start_clocks(period: LevelPeriod, at: datetime) -> None:
    assert period.read_until is not None
    assert period.review_until is not None
    deadlines.start(
        verb="delivery.finish_readings",
        subject=("level_period", period.pk),
        due_at=period.read_until,
        at=at,
        args={"period_id": period.pk},
    )
    deadlines.start(
        verb="payments.close_levels",
        subject=("level_period", period.pk),
        due_at=period.review_until,
        at=at,
        args={"period_id": period.pk},
    )
