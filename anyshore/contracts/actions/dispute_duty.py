"""Say that the other side's duty was not done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import DutyDisputed
from anyshore.contracts.models import Duty
from anyshore.contracts.policies import may_answer_duty
from anyshore.contracts.queries.duty_loading import duty_with_contract_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def dispute_duty(*, actor: Actor, duty_id: UUID, why: str, at: datetime) -> Duty:
    """It stands as disputed, with the reason, until its side marks it again or it is confirmed or waived; its clock
    runs again where its instant is still to come and the contract still asks for it.

    Those of the other side who may commit it. Refused: others, and a date that a party keeps for itself (Forbidden),
    no reason (Invalid), one that is not marked done (NotAllowed).
    """
    duty = duty_with_contract_locked(actor, duty_id)
    if not may_answer_duty(actor, duty.organisation_id, owed=duty.series.owed):
        raise Forbidden()
    said = checked_reason("why", why)
    if not said:
        raise Invalid(field="why", reason="empty")
    told = {"answered_at": at, "answerer_id": actor.acting_person, "answer": said}
    move(
        duty, "dispute", actor=actor, at=at, why=said,
        write={**told, "sequence": duty.sequence + 1, "changed_at": at},
    )  # fmt: skip
    if duty.due_at is not None and duty.due_at > at and duty.series.over_at is None:
        args: dict[str, object] = {"duty_id": duty.id}
        deadlines.start(verb="contracts.miss_duty", subject=("duty", duty.id), due_at=duty.due_at, at=at, args=args)
    tell(DutyDisputed(duty_id=duty.id, why=said, at=at), actor=actor)
    return duty
