"""Let an occurrence of a duty fall away."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.models import Duty
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move


@action
def close_duty(*, actor: Actor, duty: Duty, at: datetime) -> Duty:
    """It is not asked for any more, before it was due; its clock stops.

    For this domain's own verbs, which have locked the contract. Refused: one that is neither open nor disputed
    (NotAllowed).
    """
    move(duty, "close", actor=actor, at=at, write={"sequence": duty.sequence + 1, "changed_at": at})
    deadlines.stop(subject=("duty", duty.id), at=at)
    return duty
