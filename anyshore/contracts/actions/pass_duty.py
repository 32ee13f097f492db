"""Put on record that a duty was missed."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.next_duty import next_duty
from anyshore.contracts.events import DutyMissed
from anyshore.contracts.models import Duty
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def pass_duty(*, actor: Actor, duty: Duty, at: datetime) -> Duty:
    """It was not marked done by its instant, which is when it counts as missed; the next one is open.

    For this domain's own verbs, which have locked the contract and looked at the clock. Refused: one that is done,
    waived or fell away (NotAllowed).
    """
    move(duty, "miss", actor=actor, at=at, write={"sequence": duty.sequence + 1, "changed_at": at})
    deadlines.stop(subject=("duty", duty.id), at=at)
    next_duty(actor=actor, series=duty.series, at=at)
    tell(DutyMissed(duty_id=duty.id, at=at), actor=actor)
    return duty
