"""Leave nothing that claims gave open under an agreement that ends."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.events import ClaimsSettled
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.credits import open_claim_credits
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def settle_claims(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """What was accepted of claims and has come off no payment is owed by the provider. No money moves by it. Claims
    that are not answered stay open: they can be answered after the end.

    Inner: exits ends agreements, once all else is settled. Whoever may settle its money. Refused: others (Forbidden).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_settle(actor, purse.deal):
        raise Forbidden()
    left = open_claim_credits(agreement_id)
    for credit in left:
        move(credit, "owe", actor=actor, at=at, write={"settled_at": at})
    if left:
        told = ClaimsSettled(
            agreement_id=agreement_id,
            amount_minor=sum(one.amount_minor - one.used_minor for one in left),
            currency=purse.deal.currency,
            at=at,
        )
        tell(told, actor=actor)
