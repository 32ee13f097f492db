"""The last day on which the client may run a service is over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import ServiceWentBack
from anyshore.contracts.models import StepIn
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def close_step_in(*, actor: Actor, step_in_id: UUID, at: datetime) -> StepIn:
    """The client said nothing, so the service goes back to the provider. Of an agreement that is over nothing comes
    but that it is closed.

    The clock alone. Refused: others (Forbidden), a service that went back (NotAllowed).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if not may_lapse(actor):
        raise Forbidden()
    move(found, "lapse", actor=actor, at=at, write={"back_on": found.last_on, "over_at": at})
    assert found.last_on is not None
    told = ServiceWentBack(
        agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, back_on=found.last_on,
        over=agreement.state not in LIVE, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
