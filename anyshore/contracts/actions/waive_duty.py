"""Let a duty go, this once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.next_duty import next_duty
from anyshore.contracts.events import DutyWaived
from anyshore.contracts.models import Duty
from anyshore.contracts.policies import may_waive_duty
from anyshore.contracts.queries.duty_loading import duty_with_contract_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def waive_duty(*, actor: Actor, duty_id: UUID, why: str, at: datetime) -> Duty:
    """It is not asked for this time, with the reason on record; the next one is open.

    Those who may commit the side to which it is owed; a date that a party keeps for itself, that party. Refused:
    others (Forbidden), no reason (Invalid), one that stands as done, was waived or fell away (NotAllowed).
    """
    duty = duty_with_contract_locked(actor, duty_id)
    if not may_waive_duty(actor, duty.organisation_id, owed=duty.series.owed):
        raise Forbidden()
    said = checked_reason("why", why)
    if not said:
        raise Invalid(field="why", reason="empty")
    told = {"answered_at": at, "answerer_id": actor.acting_person, "answer": said}
    move(
        duty, "waive", actor=actor, at=at, why=said,
        write={**told, "sequence": duty.sequence + 1, "changed_at": at},
    )  # fmt: skip
    deadlines.stop(subject=("duty", duty.id), at=at)
    next_duty(actor=actor, series=duty.series, at=at)
    tell(DutyWaived(duty_id=duty.id, why=said, at=at), actor=actor)
    return duty
