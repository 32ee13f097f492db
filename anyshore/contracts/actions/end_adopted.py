"""End an adopted contract after its last day."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.close_duties import close_duties
from anyshore.contracts.events import AdoptedEnded
from anyshore.contracts.models import AdoptedContract
from anyshore.contracts.policies import may_run_adopted
from anyshore.contracts.queries.adopted import locked_adopted
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def end_adopted(*, actor: Actor, adopted_id: UUID, at: datetime) -> AdoptedContract:
    """The contract's last day is over; what is left of its exit plan stays to be marked. The clock alone. Refused:
    others (Forbidden), a contract that is over (NotAllowed)."""
    if not may_run_adopted(actor):
        raise Forbidden()
    found = locked_adopted(actor, adopted_id)
    move(found, "end", actor=actor, at=at, write={"ended_at": at, "notice_until": None})
    deadlines.stop(subject=("adopted", found.id), at=at)
    close_duties(actor=actor, of=found, at=at)
    tell(AdoptedEnded(adopted_id=found.id, at=at), actor=actor)
    return found
