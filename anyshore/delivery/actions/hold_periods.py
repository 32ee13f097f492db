"""Let no reading of service levels be due while work stands still."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.delivery.queries.levels import causes_to_come, periods_in_reading
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


@action
def hold_periods(*, actor: Actor, agreement: Agreement, at: datetime) -> int:
    """The clocks of readings and causes that are to come are stopped until ``shift_periods``; returns how many.

    Inner: payments' suspension lets work stand still. For verbs that have locked the agreement and permitted the
    actor. Refused: nothing.
    """
    stopped = 0
    for period in periods_in_reading(agreement.pk, at):
        for verb in ("delivery.finish_readings", "payments.close_levels"):
            stopped += deadlines.stop(subject=("level_period", period.pk), verb=verb, at=at)
    for result in causes_to_come(agreement.pk, at):
        stopped += deadlines.stop(subject=("level_result", result.pk), verb="delivery.miss_cause", at=at)
    return stopped
