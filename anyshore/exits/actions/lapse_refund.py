"""Nobody answered an offer to divide held money in time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.events import RefundLapsed
from anyshore.exits.queries import lock_offer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.exits.models import RefundOffer


@action
def lapse_refund(*, actor: Actor, offer_id: UUID, at: datetime) -> RefundOffer:
    """The offer has lapsed: silence declined it. Money and work stay as they are.

    The clock alone. Refused: an offer that was answered.
    """
    offer, agreement = lock_offer(actor, offer_id)
    if not is_clock(actor):
        raise Forbidden()
    move(offer, "lapse", actor=actor, at=at, write={"answered_at": at})
    tell(
        RefundLapsed(
            agreement_id=agreement.pk,
            milestone_id=offer.milestone_id,
            offer_id=offer_id,
            side=offer.side,
            to_client_minor=offer.to_client_minor,
            to_provider_minor=offer.to_provider_minor,
            currency=agreement.currency,
            at=at,
        ),
        actor=actor,
    )
    return offer
