"""Nobody answered a question about a subcontractor."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.events import SubcontractorLapsed, SubcontractorLetIn
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries.subcontractors import subcontractor_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def close_subcontractor(*, actor: Actor, subcontractor_id: UUID, at: datetime) -> Subcontractor:
    """Silence has answered as the agreement says: they may work from now on, or they may not. Of an agreement that is
    over nothing comes but that the question is closed.

    The clock alone. Refused: others (Forbidden), what was answered or withdrawn (NotAllowed).
    """
    found, agreement = subcontractor_with_agreement_locked(actor, subcontractor_id)
    if not may_lapse(actor):
        raise Forbidden()
    over = agreement.state not in LIVE
    lets_in = found.silence_agrees and not over
    move(found, "let_in" if lets_in else "lapse", actor=actor, at=at, write={"answered_at": at})
    about: dict[str, Any] = {
        "agreement_id": agreement.pk,
        "subcontractor_id": subcontractor_id,
        "person": found.name,
        "at": at,
    }
    tell(SubcontractorLetIn(**about) if lets_in else SubcontractorLapsed(**about, over=over), actor=actor)
    return found
