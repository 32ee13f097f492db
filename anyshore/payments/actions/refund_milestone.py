"""Give back all that is held for a milestone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.events import MoneyRefunded
from anyshore.payments.policies import may_refund
from anyshore.payments.queries.purse import purse_of_milestone
from anyshore.payments.rails import rail
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Holding


@action
def refund_milestone(*, actor: Actor, milestone_id: UUID, reason: str, at: datetime) -> Holding:
    """Return what is held for a milestone to where it came from; what was released in parts stays released.

    Inner: exits' give_back stops the work and ends the agreement where nothing is left. The provider's people who
    bind it. Refused: nothing held, money on hold.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part, deal = purse.part(milestone_id), purse.deal
    if not may_refund(actor, deal):
        raise Forbidden()
    if not part.is_held:
        raise NotFunded(state=str(part.holding.state))
    if part.is_on_hold:
        raise MoneyOnHold(milestone=part.position)
    amount_minor = part.held_minor
    verb = "split" if part.holding.released_minor else "refund"
    move(part.holding, verb, actor=actor, at=at, why=reason, write={"refunded_minor": amount_minor, "settled_at": at})
    tell(
        MoneyRefunded(
            agreement_id=deal.agreement_id,
            milestone_id=milestone_id,
            amount_minor=amount_minor,
            reason=reason,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).refund(deal, milestone_id, amount_minor))
    return part.holding
