"""Maintain a claim that the other side accepts for less."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.wait_for_claim import wait_for_claim
from anyshore.payments.events import ClaimMaintained
from anyshore.payments.models import Claim
from anyshore.payments.policies import may_pursue_claim
from anyshore.payments.queries.claims import claim_with_agreement_locked
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def maintain_claim(*, actor: Actor, claim_id: UUID, words: str = "", at: datetime) -> Claim:
    """What was offered stands no more; it is the other side's turn again, with words or without.

    Whoever may bind the side that claimed. Refused: others (Forbidden), where nothing is offered (NotAllowed).
    """
    claim, agreement = claim_with_agreement_locked(actor, claim_id)
    if actor.person_id is None or not may_pursue_claim(actor, agreement, claim.side):
        raise Forbidden()
    said = checked_reason("words", words)
    move(claim, "maintain", actor=actor, at=at, why=said, write={"offered_minor": None, "beyond": False})
    wait_for_claim(actor=actor, claim=claim, agreement=agreement, at=at)
    told = ClaimMaintained(
        agreement_id=agreement.pk, number=claim.number, kind=claim.kind, side=claim.side,
        amount_minor=claim.amount_minor, currency=agreement.currency, words=said, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return claim
