"""Agree to give back what the client asks for a defect."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.money import Money
from anyshore.payments.actions.settle_kept import settle_kept
from anyshore.payments.policies import may_agree_to_claim
from anyshore.payments.queries.retention import kept_of_milestone
from anyshore.payments.rules import RetentionState
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Retention


class NoClaim(Refused):
    """The client asks for nothing of what is kept back, or for something else than was agreed to: ``claim`` is
    that."""

    code = "no_claim"


@action
def agree_to_claim(*, actor: Actor, milestone_id: UUID, claim: Money, at: datetime) -> Retention:
    """``claim``, as the client asks for it, goes back to the client; the rest of what is kept back to the provider.

    The provider's people who bind it. Refused: no defect reported, another claim than was looked at, what was settled.
    """
    kept, purse = kept_of_milestone(actor, milestone_id)
    deal = purse.deal
    if not may_agree_to_claim(actor, deal):
        raise Forbidden()
    if kept.state != RetentionState.DEFECT or claim != deal.money(kept.claim_minor):
        raise NoClaim(claim=deal.money(kept.claim_minor))
    return settle_kept(actor=actor, kept=kept, purse=purse, to_client_minor=kept.claim_minor, at=at)
