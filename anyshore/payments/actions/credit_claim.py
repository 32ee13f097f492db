"""Let what was accepted of a claim come off the next payment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.payments.models import ServiceCredit
from anyshore.payments.queries.claims import comes_off
from anyshore.payments.rules.credits import CreditState
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement
    from anyshore.payments.models import Claim


@action
def credit_claim(*, actor: Actor, claim: Claim, agreement: Agreement, at: datetime) -> bool:
    """What the provider owes by an accepted claim is an open credit, as a missed service level is: it lowers the next
    payments by itself. Nothing is where the client owes it, or no payment is to come that it could lower. Returns
    whether it does.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    if claim.side != Side.CLIENT or not comes_off(agreement):
        return False
    assert claim.agreed_minor is not None
    ServiceCredit.objects.create(
        agreement=agreement, claim=claim, amount_minor=claim.agreed_minor, state=CreditState.OPEN, at=at
    )
    return True
