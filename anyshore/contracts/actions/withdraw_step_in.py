"""Take back, before it began, that the client runs a service itself."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import StepInWithdrawn
from anyshore.contracts.models import StepIn
from anyshore.contracts.policies import may_step_in
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_step_in(*, actor: Actor, step_in_id: UUID, at: datetime) -> StepIn:
    """The provider goes on; to step in after all, the client announces it anew.

    The client's people who bind it, also once the agreement is over. Refused: others (Forbidden), what was begun or
    withdrawn (NotAllowed).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if not may_step_in(actor, agreement):
        raise Forbidden()
    move(found, "withdraw", actor=actor, at=at, write={"over_at": at})
    tell(StepInWithdrawn(agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, at=at), actor=actor)
    return found
