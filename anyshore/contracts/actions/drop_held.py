"""Give up an offer that is held."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.contracts.events.held import HeldDropped
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.policies import may_drop_held
from anyshore.contracts.queries.held import locked_held
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def drop_held(*, actor: Actor, held_id: UUID, at: datetime) -> HeldOffer:
    """The offer will not go out, and nobody need agree to it any more.

    Who signed it, and those who may commit their organisation. Refused: others (NotFound, Forbidden), one that went
    out or is over (NotAllowed).
    """
    held = locked_held(actor, held_id)
    if not may_drop_held(actor, held):
        raise Forbidden()
    move(held, "drop", actor=actor, at=at, write={"ended_at": at})
    subject = ("agreement", held.about)
    close_overtaken(actor=actor, organisation_id=held.organisation_id, subject=subject, at=at)
    tell(HeldDropped(held_id=held.id, overtaken=False, at=at), actor=actor)
    return held
