"""Decline to divide what is held for a milestone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.events import RefundDeclined
from anyshore.exits.policies import may_answer_refund
from anyshore.exits.queries import lock_offer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.exits.models import RefundOffer


@action
def decline_refund(*, actor: Actor, offer_id: UUID, reason: str = "", at: datetime) -> RefundOffer:
    """The offer is declined; money and work stay as they are.

    The side that did not offer. Refused: an offer that was answered or has lapsed.
    """
    offer, agreement = lock_offer(actor, offer_id)
    if not may_answer_refund(actor, agreement, offer):
        raise Forbidden()
    move(offer, "decline", actor=actor, at=at, why=reason.strip(), write={"answered_at": at})
    deadlines.stop(subject=("refund_offer", offer_id), at=at)
    tell(
        RefundDeclined(
            agreement_id=agreement.pk,
            milestone_id=offer.milestone_id,
            offer_id=offer_id,
            side=offer.side,
            to_client_minor=offer.to_client_minor,
            to_provider_minor=offer.to_provider_minor,
            currency=agreement.currency,
            reason=reason.strip(),
            at=at,
        ),
        actor=actor,
    )
    return offer
