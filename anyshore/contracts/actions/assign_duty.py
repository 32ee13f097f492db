"""Say who looks after a duty."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import DutyAssigned
from anyshore.contracts.models import Duty
from anyshore.contracts.policies import may_mark_duty
from anyshore.contracts.queries.duty_loading import duty_with_contract_locked
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.parties.queries import members
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def assign_duty(*, actor: Actor, duty_id: UUID, owner_id: UUID | None, at: datetime) -> Duty:
    """The person is reminded of it and of those that come after it; without one, whoever works for its side is.

    Those of its side who work. Refused: others (Forbidden), somebody who is no member (Invalid), one that is over
    (NotAllowed).
    """
    duty = duty_with_contract_locked(actor, duty_id)
    if not may_mark_duty(actor, duty.organisation_id):
        raise Forbidden()
    if duty.state not in (DutyState.OPEN, DutyState.MISSED, DutyState.DISPUTED):
        raise NotAllowed(kind="duty", state=str(duty.state), verb="assign")
    if owner_id is not None and owner_id not in {one.person_id for one in members(actor)}:
        raise Invalid(field="owner", reason="choice")
    duty.owner_id, duty.series.owner_id = owner_id, owner_id
    duty.save(update_fields=["owner"])
    duty.series.save(update_fields=["owner"])
    tell(DutyAssigned(duty_id=duty.id, owner_id=owner_id, at=at), actor=actor)
    return duty
