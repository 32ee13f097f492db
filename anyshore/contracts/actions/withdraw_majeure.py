"""Take back a report of force majeure."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import MajeureWithdrawn
from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.policies import may_tell_of_majeure
from anyshore.contracts.queries.majeure import majeure_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_majeure(*, actor: Actor, event_id: UUID, at: datetime) -> MajeureEvent:
    """Its side claims it no more, and may report anew. What both accepted is over instead.

    The side that reported it, its people who work. Refused: others (Forbidden), what was accepted or is over
    (NotAllowed).
    """
    found, agreement = majeure_with_agreement_locked(actor, event_id)
    if not may_tell_of_majeure(actor, agreement, found.side):
        raise Forbidden()
    move(found, "withdraw", actor=actor, at=at)
    tell(
        MajeureWithdrawn(agreement_id=agreement.pk, event_id=event_id, side=found.side, event=found.kind, at=at),
        actor=actor,
    )
    return found
