"""Leave nothing held of an agreement that ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.ledger.rules import Posting
from anyshore.payments.events import MoneyRefunded
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.purse import Part, Purse, purse_of_agreement
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.refusals import MoneyOnHold
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def settle_holdings(*, actor: Actor, agreement_id: UUID, but: Collection[UUID] = (), why: str, at: datetime) -> Purse:
    """Return what is held for every milestone but those in ``but``, and close those that were never funded.

    Inner: exits ends agreements. Refused: money on hold, which waits for the operator.
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_settle(actor, purse.deal):
        raise Forbidden()
    movements = []
    for part in purse.parts.values():
        if part.is_settled or part.milestone_id in but:
            continue
        if part.is_on_hold:
            raise MoneyOnHold(milestone=part.position)
        if part.is_held:
            movements.append(_return(purse, part, actor, at, why))
        else:
            move(part.holding, "close", actor=actor, at=at, why=why, write={"settled_at": at})
    if movements:
        post(actor=actor, at=at, postings=postings_of(*movements))
    return purse


def _return(purse: Purse, part: Part, actor: Actor, at: datetime, why: str) -> list[Posting]:
    deal, amount_minor = purse.deal, part.held_minor
    verb = "split" if part.holding.released_minor else "refund"
    move(part.holding, verb, actor=actor, at=at, why=why, write={"refunded_minor": amount_minor, "settled_at": at})
    tell(
        MoneyRefunded(
            agreement_id=deal.agreement_id,
            milestone_id=part.milestone_id,
            amount_minor=amount_minor,
            reason=why,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return rail(deal.rail).refund(deal, part.milestone_id, amount_minor)
