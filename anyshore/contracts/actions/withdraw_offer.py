"""Take back one's own open offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.close_offer import close_offer
from anyshore.contracts.events import OfferWithdrawn
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_withdraw, side_of
from anyshore.contracts.queries import locked_agreement, signed_sides
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def withdraw_offer(*, actor: Actor, agreement_id: UUID, reason: str = "", at: datetime) -> Agreement:
    """The offer is taken back and over; an awarded proposal is given back, so that the request is open again.

    Those who may commit the side that has signed, while the other has not. Refused: others (Forbidden), an offer that
    is no longer open (NotAllowed).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or not may_withdraw(actor, agreement, signed_sides(agreement)):
        raise Forbidden()
    why = checked_reason("reason", reason)
    close_offer(actor=actor, agreement=agreement, how="withdraw", why=why, at=at)
    tell(OfferWithdrawn(agreement_id=agreement.id, side=side, reason=why, at=at), actor=actor)
    return agreement
