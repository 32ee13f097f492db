"""Say that the other side's duty was done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import DutyConfirmed
from anyshore.contracts.models import Duty
from anyshore.contracts.policies import may_answer_duty
from anyshore.contracts.queries.duty_loading import duty_with_contract_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def confirm_duty(*, actor: Actor, duty_id: UUID, at: datetime) -> Duty:
    """Both sides agree that it was done. Also after it was disputed.

    Those of the other side who may commit it. Refused: others, and a date that a party keeps for itself (Forbidden),
    one that is not marked done (NotAllowed).
    """
    duty = duty_with_contract_locked(actor, duty_id)
    if not may_answer_duty(actor, duty.organisation_id, owed=duty.series.owed):
        raise Forbidden()
    told = {"answered_at": at, "answerer_id": actor.acting_person, "answer": ""}
    move(duty, "confirm", actor=actor, at=at, write={**told, "sequence": duty.sequence + 1, "changed_at": at})
    deadlines.stop(subject=("duty", duty.id), at=at)
    tell(DutyConfirmed(duty_id=duty.id, at=at), actor=actor)
    return duty
