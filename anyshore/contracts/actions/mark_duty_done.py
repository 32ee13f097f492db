"""Say that a duty was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.next_duty import next_duty
from anyshore.contracts.actions.pass_duty import pass_duty
from anyshore.contracts.events import DutyDone
from anyshore.contracts.models import Duty
from anyshore.contracts.policies import may_mark_duty
from anyshore.contracts.queries.duty_loading import duty_with_contract_locked
from anyshore.contracts.queries.standstills import stands_still_for
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.duties.keeping import DUTY, DutyState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def mark_duty_done(
    *, actor: Actor, duty_id: UUID, note: str = "", file_ids: Sequence[UUID] = (), at: datetime
) -> Duty:
    """It is done, with who said so, when, and the evidence; the next one is open.

    Those of its side who work. Past its instant it stands as missed first, whoever is faster, and as done late then;
    one that the other side disputes can be marked again. Refused: others (Forbidden), one that is done, waived or fell
    away (NotAllowed).
    """
    duty = duty_with_contract_locked(actor, duty_id)
    if not may_mark_duty(actor, duty.organisation_id):
        raise Forbidden()
    said = checked_reason("note", note)
    DUTY.after(DutyState(duty.state), "mark")
    if duty.state == DutyState.OPEN and duty.due_at and at >= duty.due_at and not stands_still_for(duty):
        pass_duty(actor=CLOCK, duty=duty, at=duty.due_at)
    done = {"done_at": at, "doer_id": actor.acting_person, "note": said, "answered_at": None, "answerer_id": None}
    move(
        duty, "mark", actor=actor, at=at, write={**done, "answer": "", "sequence": duty.sequence + 1, "changed_at": at}
    )
    deadlines.stop(subject=("duty", duty.id), at=at)
    files.attach(subject=("duty", duty.id), file_ids=file_ids, actor=actor, at=at)
    next_duty(actor=actor, series=duty.series, at=at)
    tell(DutyDone(duty_id=duty.id, at=at), actor=actor)
    return duty
