"""Close what either side holds about an agreement: it has changed, or is over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.approvals.queries.loading import askers_about
from anyshore.contracts.events.held import HeldDropped
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.queries.held import locked_holds
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def overtake_held(*, actor: Actor, agreement_id: UUID, at: datetime) -> list[HeldOffer]:
    """No counter-offer that waited for approval goes out any more, and no question about the version before is open.

    For this domain's own verbs, which have locked the agreement. Refused: nothing.
    """
    found = locked_holds(agreement_id)
    for one in found:
        move(one, "overtake", actor=actor, at=at, write={"ended_at": at})
        tell(HeldDropped(held_id=one.id, overtaken=True, at=at), actor=actor)
    subject = ("agreement", agreement_id)
    for organisation_id in askers_about(subject):
        close_overtaken(actor=actor, organisation_id=organisation_id, subject=subject, at=at)
    return found
