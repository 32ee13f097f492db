"""Close the offers to divide money that is no longer there to divide."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.exits.events import RefundLapsed
from anyshore.exits.policies import may_end
from anyshore.exits.queries import open_offers
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.exits.models import RefundOffer


@action
def close_offers(*, actor: Actor, agreement_id: UUID, milestone_id: UUID | None, at: datetime) -> list[RefundOffer]:
    """The open offers of one milestone, or of all, have lapsed and their clocks are stopped.

    Inner: part of what settles a milestone. Whoever may end the agreement.
    """
    offers = open_offers(agreement_id, milestone_id)
    if not offers:
        return offers
    agreement = locked_agreement(actor, agreement_id)
    if not may_end(actor, agreement):
        raise Forbidden()
    for offer in offers:
        move(offer, "lapse", actor=actor, at=at, write={"answered_at": at})
        deadlines.stop(subject=("refund_offer", offer.pk), at=at)
        tell(
            RefundLapsed(
                agreement_id=agreement_id,
                milestone_id=offer.milestone_id,
                offer_id=offer.pk,
                side=offer.side,
                to_client_minor=offer.to_client_minor,
                to_provider_minor=offer.to_provider_minor,
                currency=agreement.currency,
                at=at,
            ),
            actor=actor,
        )
    return offers
