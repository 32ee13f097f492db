"""Stop a timer without keeping its minutes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import TimerDiscarded
from anyshore.delivery.models import Timer
from anyshore.delivery.queries.sheets import timer_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def discard_timer(*, actor: Actor, timer_id: UUID, at: datetime) -> Timer:
    """The timer stands and nothing is entered.

    The person themselves. Refused: others (Forbidden), a timer that stands already (NotFound).
    """
    timer = timer_with_agreement_locked(actor, timer_id)
    if timer.person_id != actor.person_id:
        raise Forbidden()
    timer.ended_at = at
    timer.save(update_fields=["ended_at"])
    told = TimerDiscarded(agreement_id=timer.agreement_id, timer_id=timer_id, person_id=timer.person_id, at=at)
    tell(told, actor=actor)
    return timer
