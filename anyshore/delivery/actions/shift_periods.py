"""Let what is read of service levels be due later, because work stood still."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.contracts.rules.standstill import moved_at
from anyshore.delivery.models import LevelPeriod, LevelResult
from anyshore.delivery.queries.levels import causes_to_come, periods_in_reading
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def shift_periods(*, actor: Actor, agreement: Agreement, since: datetime, at: datetime) -> list[LevelPeriod]:
    """Readings and causes that were still to come at ``since`` are due later by the time up to ``at``, and so is what
    the client says to them. Returns the periods that moved.

    Inner: payments' suspension ends the standstill. For verbs that have locked the agreement and permitted the actor.
    Refused: nothing.
    """
    moved = periods_in_reading(agreement.pk, since)
    for period in moved:
        assert period.read_until is not None
        assert period.review_until is not None
        begun = max(since, period.ended_at or since)
        period.read_until = moved_at(period.read_until, begun, at)
        period.review_until = moved_at(period.review_until, begun, at)
        period.save(update_fields=["read_until", "review_until"])
        _start_clocks(period, period.read_until, period.review_until, at)
    for result in causes_to_come(agreement.pk, since):
        _move_cause(result, since, at)
    return moved


def _move_cause(result: LevelResult, since: datetime, at: datetime) -> None:
    assert result.cause_until is not None
    begun = max(since, result.period.closed_at or since)
    result.cause_until = moved_at(result.cause_until, begun, at)
    result.save(update_fields=["cause_until"])
    subject = ("level_result", result.pk)
    deadlines.stop(subject=subject, verb="delivery.miss_cause", at=at)
    deadlines.start(
        verb="delivery.miss_cause", subject=subject, due_at=result.cause_until, at=at, args={"result_id": result.pk}
    )


def _start_clocks(period: LevelPeriod, read_until: datetime, review_until: datetime, at: datetime) -> None:
    subject = ("level_period", period.pk)
    deadlines.stop(subject=subject, at=at)
    deadlines.start(
        verb="delivery.finish_readings", subject=subject, due_at=read_until, at=at, args={"period_id": period.pk}
    )
    deadlines.start(
        verb="payments.close_levels", subject=subject, due_at=review_until, at=at, args={"period_id": period.pk}
    )
