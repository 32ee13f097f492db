"""Nobody answered an offer to renew."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events.renewal import RenewalAnswered
from anyshore.contracts.models import RenewalOffer
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries.renewals import renewal_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def lapse_renewal(*, actor: Actor, offer_id: UUID, at: datetime) -> RenewalOffer:
    """It has lapsed, and the agreement stays as it is. The clock alone. Refused: others (Forbidden), an offer that is
    answered or over (NotAllowed)."""
    offer = renewal_with_agreement_locked(actor, offer_id)
    if not may_lapse(actor):
        raise Forbidden()
    move(offer, "lapse", actor=actor, at=at, write={"answered_at": at})
    told = RenewalAnswered(
        agreement_id=offer.agreement_id, offer_id=offer_id, side=offer.side, how=str(offer.state), words="", at=at
    )
    tell(told, actor=actor)
    return offer
