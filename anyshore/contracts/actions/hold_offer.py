"""Hold an offer back until one's own people agree to it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.drop_held import drop_held
from anyshore.contracts.actions.hold_version import hold_version
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries import own_request
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.offering import offer_content, signer_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.offering import Offer
from anyshore.contracts.rules.offers import ANSWER_DAYS
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.numbers import next_number


@action
def hold_offer(
    *,
    actor: Actor,
    offer: Offer,
    answer_days: int = ANSWER_DAYS,
    fee_bps: int,
    rail: str,
    name: str = "",
    words: str = "",
    instead_of: UUID | None = None,
    at: datetime,
) -> HeldOffer:
    """The offer is signed by the actor's side and kept back; those whom its rule names are asked, with ``words``, and
    it goes out as it is once they agree. The other side does not see it. It stands ``instead_of`` one that was held
    before.

    Whoever may commit their organisation. Refused: all that ``offer_agreement`` refuses but a missing approval, one to
    which nobody must agree (NoApprovalNeeded), a group that is too small without the actor (TooFewApprovers).
    """
    lock_own(actor)
    if not may_offer(actor):
        raise Forbidden()
    content = offer_content(actor, offer, number=next_number("agreement"), fee_bps=fee_bps, rail=rail, at=at)
    if offer.side is Side.CLIENT:
        must_stay_within_limits(content.client.id, content.provider.id, content.value)
    if instead_of is not None:
        drop_held(actor=actor, held_id=instead_of, at=at)
    return hold_version(
        actor=actor,
        content=content,
        signer=signer_of(actor, offer.side, name, at),
        request_id=own_request(actor, offer.request_id, content.client.id),
        answer_days=answer_days,
        words=words,
        at=at,
    )
