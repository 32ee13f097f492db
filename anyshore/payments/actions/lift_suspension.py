"""Take back the notice that work will stop, or let it go on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.end_suspension import end_suspension
from anyshore.payments.policies import may_suspend
from anyshore.payments.queries.suspension import suspension_with_agreement_locked
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Suspension


@action
def lift_suspension(*, actor: Actor, suspension_id: UUID, at: datetime) -> Suspension:
    """The notice is over, or work goes on; what is late stays owed, and notice can be given anew.

    The provider's people who bind it. Refused: others (Forbidden), a suspension that is over (NotAllowed).
    """
    found = suspension_with_agreement_locked(actor, suspension_id)
    if not may_suspend(actor, found.agreement):
        raise Forbidden()
    return end_suspension(actor=actor, suspension=found, verb="lift", at=at)
