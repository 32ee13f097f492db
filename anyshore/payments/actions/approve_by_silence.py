"""Nobody answered in time: the hours count as approved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.delivery.models import Sheet


@action
def approve_by_silence(*, actor: Actor, sheet_id: UUID, at: datetime) -> Sheet:
    """What approve_hours makes true of all that was not questioned, dated at Friday 23:59 UTC whenever this runs.

    The clock alone. Refused: others (Forbidden), and as approve_hours refuses.
    """
    if not is_clock(actor):
        raise Forbidden()
    return approve_hours(actor=actor, sheet_id=sheet_id, at=at)
