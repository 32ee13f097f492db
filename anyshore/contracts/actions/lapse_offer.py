"""An offer that nobody answered in time lapses."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.close_offer import close_offer
from anyshore.contracts.events import OfferLapsed
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules.offers import is_over
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class OfferStands(Refused):
    """The offer stands until ``until``."""

    code = "offer_stands"


@action
def lapse_offer(*, actor: Actor, agreement_id: UUID, at: datetime) -> Agreement:
    """The offer is over; an awarded proposal is given back, so that the request is open again.

    The clock alone. Refused: anybody else (Forbidden), before the offer's last instant (OfferStands), an offer that is
    no longer open (NotAllowed).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_lapse(actor):
        raise Forbidden()
    if agreement.answer_until is not None and not is_over(agreement.answer_until, at):
        raise OfferStands(until=agreement.answer_until)
    close_offer(actor=actor, agreement=agreement, how="lapse", why="", at=at)
    tell(OfferLapsed(agreement_id=agreement.id, at=at), actor=actor)
    return agreement
