"""Remind whose turn it is with a claim, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.payments.events import ClaimWaits
from anyshore.payments.models import Claim
from anyshore.payments.policies import may_remind
from anyshore.payments.queries.claims import claim_with_agreement_locked
from anyshore.payments.rules.claims import CLAIM, turn_of
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def remind_of_claim(*, actor: Actor, claim_id: UUID, at: datetime) -> Claim:
    """Whose turn it is is told again. Nothing else changes: silence accepts nothing.

    The clock alone. Refused: others (Forbidden), a claim that waits for nobody (NotAllowed).
    """
    claim, agreement = claim_with_agreement_locked(actor, claim_id)
    if not may_remind(actor):
        raise Forbidden()
    turn = turn_of(claim.state, claim.side)
    if turn is None:
        raise NotAllowed(kind=CLAIM.kind, state=str(claim.state), verb="remind")
    told = ClaimWaits(
        agreement_id=agreement.pk, number=claim.number, kind=claim.kind, side=claim.side,
        amount_minor=claim.amount_minor, currency=agreement.currency, turn=str(turn), at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return claim
