"""Ask for a subcontractor no more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SubcontractorWithdrawn
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.policies import may_ask_subcontractor
from anyshore.contracts.queries.subcontractors import subcontractor_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_subcontractor(*, actor: Actor, subcontractor_id: UUID, at: datetime) -> Subcontractor:
    """The client need not answer any more, and silence does nothing.

    The provider's people who work. Refused: others (Forbidden), what was answered (NotAllowed).
    """
    found, agreement = subcontractor_with_agreement_locked(actor, subcontractor_id)
    if not may_ask_subcontractor(actor, agreement):
        raise Forbidden()
    move(found, "withdraw", actor=actor, at=at, write={"answered_at": at})
    deadlines.stop(subject=("subcontractor", subcontractor_id), at=at)
    told = SubcontractorWithdrawn(
        agreement_id=agreement.pk, subcontractor_id=subcontractor_id, person=found.name, at=at
    )
    tell(told, actor=actor)
    return found
