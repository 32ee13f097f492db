"""Agree to divide what is held for a milestone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.delivery.actions.stop_work import stop_work
from anyshore.exits.actions.end_if_settled import end_if_settled
from anyshore.exits.events import RefundAgreed
from anyshore.exits.policies import may_answer_refund
from anyshore.exits.queries import lock_offer
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.payments.actions.split_held import NotTheWhole, split_held
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement
    from anyshore.exits.models import RefundOffer


class OfferOutdated(Refused):
    """What is held has changed since the offer was made: make a new one."""

    code = "offer_outdated"


@action
def agree_refund(*, actor: Actor, offer_id: UUID, at: datetime) -> RefundOffer:
    """What is held is divided as offered, the work is stopped; the last open milestone ends the agreement.

    The side that did not offer. Refused: an offer that was answered or has lapsed, money that changed meanwhile,
    money on hold.
    """
    offer, agreement = lock_offer(actor, offer_id)
    if not may_answer_refund(actor, agreement, offer):
        raise Forbidden()
    move(offer, "agree", actor=actor, at=at, write={"answered_at": at})
    deadlines.stop(subject=("refund_offer", offer_id), at=at)
    tell(
        RefundAgreed(
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
    stop_work(actor=actor, milestone_id=offer.milestone_id, why=offer.reason, at=at)
    _divide(offer, agreement, actor, at)
    end_if_settled(
        actor=actor,
        agreement_id=agreement.pk,
        milestone_id=offer.milestone_id,
        kind=EndKind.CONSENT,
        reason=offer.reason,
        at=at,
    )
    return offer


def _divide(offer: RefundOffer, agreement: Agreement, actor: Actor, at: datetime) -> None:
    try:
        split_held(
            actor=actor,
            milestone_id=offer.milestone_id,
            to_client_minor=offer.to_client_minor,
            to_provider_minor=offer.to_provider_minor,
            why=offer.reason,
            at=at,
        )
    except NotTheWhole as refusal:
        raise OfferOutdated(agreement=str(agreement.pk), **refusal.params) from refusal
