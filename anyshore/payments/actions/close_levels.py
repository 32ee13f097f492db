"""Close a period of service levels and credit its misses."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.credit_misses import credit_misses
from anyshore.payments.queries.credits import period_with_purse
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import LevelPeriod


@action
def close_levels(*, actor: Actor, period_id: UUID, at: datetime) -> LevelPeriod:
    """Every level of the period has its result, and each miss is credited: it lowers the next payments by itself. What
    others have earned back by it, or can earn back no more, is settled.

    The clock alone, at the instant until which readings are disputed. Refused: others (Forbidden), a period that is
    closed (NotAllowed).
    """
    period, purse = period_with_purse(actor, period_id)
    if not is_clock(actor):
        raise Forbidden()
    credit_misses(actor=actor, purse=purse, period=period, at=at)
    return period
