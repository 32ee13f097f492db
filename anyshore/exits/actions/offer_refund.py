"""Offer to divide what is held for a milestone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.exits.events import RefundOffered
from anyshore.exits.models import RefundOffer
from anyshore.exits.policies import may_offer_refund, side_of
from anyshore.exits.queries import open_offers
from anyshore.exits.rules import REFUND_ANSWER_DAYS
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.queries.purse import Purse, purse_of_milestone
from anyshore.payments.rules.refusals import AmountNotPositive, MoneyOnHold, NotFunded, ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.payments.rules.deal import Deal


class MoreThanHeld(Refused):
    """The client cannot get back more than is held: ``held`` is that."""

    code = "more_than_held"


class OfferOpen(Refused):
    """An offer for this milestone waits for its answer."""

    code = "offer_open"


@action
def offer_refund(*, actor: Actor, milestone_id: UUID, to_client: Money, reason: str, at: datetime) -> RefundOffer:
    """``to_client`` of what is held is offered back to the client, the rest to the provider; the work would stop.

    Either side's people who bind it, with a reason. The other side answers within five of its working days;
    silence declines. Refused: no reason, nothing held, money on hold, more than is held, an offer that waits.
    """
    purse = purse_of_milestone(actor, milestone_id)
    deal, side = purse.deal, side_of(actor, purse.deal)
    if side is None or actor.person_id is None or not may_offer_refund(actor, deal):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    _must_be_divisible(purse, milestone_id, to_client)
    offer = RefundOffer.objects.create(
        id=new_id(),
        agreement_id=deal.agreement_id,
        milestone_id=milestone_id,
        side=str(side),
        to_client_minor=to_client.minor,
        to_provider_minor=purse.part(milestone_id).held_minor - to_client.minor,
        reason=reason.strip(),
        offered_by_id=actor.person_id,
        at=at,
        answer_until=_answer_until(deal, side, at),
    )
    _start_clock(offer, at)
    tell(
        RefundOffered(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            offer_id=offer.pk,
            side=offer.side,
            to_client_minor=offer.to_client_minor,
            to_provider_minor=offer.to_provider_minor,
            currency=deal.currency,
            reason=offer.reason,
            answer_until=offer.answer_until.isoformat(),
            at=at,
        ),
        actor=actor,
    )
    return offer


def _must_be_divisible(purse: Purse, milestone_id: UUID, to_client: Money) -> None:
    part = purse.part(milestone_id)
    if not part.is_held:
        raise NotFunded(state=str(part.holding.state))
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    if to_client.currency != purse.deal.currency or to_client.minor < 0:
        raise AmountNotPositive(field="to_client", currency=purse.deal.currency)
    if to_client.minor > part.held_minor:
        raise MoreThanHeld(held=purse.deal.money(part.held_minor))
    if open_offers(purse.deal.agreement_id, milestone_id):
        raise OfferOpen()


def _answer_until(deal: Deal, side: Side, at: datetime) -> datetime:
    other_id = deal.provider_id if side is Side.CLIENT else deal.client_id
    return add_working_days(at, REFUND_ANSWER_DAYS, calendar(other_id))


def _start_clock(offer: RefundOffer, at: datetime) -> None:
    deadlines.start(
        verb="exits.lapse_refund",
        subject=("refund_offer", offer.pk),
        due_at=offer.answer_until,
        at=at,
        args={"offer_id": offer.pk},
    )
