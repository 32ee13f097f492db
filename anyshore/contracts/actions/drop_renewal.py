"""Let an offer to renew come to nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events.renewal import RenewalAnswered
from anyshore.contracts.models import RenewalOffer
from anyshore.contracts.policies import may_renew, side_of
from anyshore.contracts.queries.renewals import renewal_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def drop_renewal(*, actor: Actor, offer_id: UUID, words: str = "", at: datetime) -> RenewalOffer:
    """It is withdrawn by the side that offered, or declined by the other: the agreement stays as it is.

    Those of either side who bind it. Refused: others (Forbidden), an offer that is answered or over (NotAllowed).
    """
    offer = renewal_with_agreement_locked(actor, offer_id)
    side = side_of(actor, offer.agreement)
    if side is None or not may_renew(actor, offer.agreement):
        raise Forbidden()
    said = checked_reason("words", words)
    verb = "withdraw" if str(side) == offer.side else "decline"
    move(offer, verb, actor=actor, at=at, why=said, write={"answered_at": at})
    deadlines.stop(subject=("renewal", offer_id), at=at)
    told = RenewalAnswered(
        agreement_id=offer.agreement_id, offer_id=offer_id, side=offer.side, how=str(offer.state), words=said, at=at
    )
    tell(told, actor=actor)
    return offer
