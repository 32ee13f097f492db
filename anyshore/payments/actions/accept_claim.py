"""Accept a claim, in full or for less."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.payments.actions.credit_claim import credit_claim
from anyshore.payments.actions.wait_for_claim import wait_for_claim
from anyshore.payments.events import ClaimAccepted, ClaimOffered
from anyshore.payments.models import Claim, ClaimOffer
from anyshore.payments.policies import may_answer_claim
from anyshore.payments.queries.claims import claim_with_agreement_locked, must_be_acceptable
from anyshore.payments.rules.claims import CLAIM, ClaimState, checked_given
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def accept_claim(
    *, actor: Actor, claim_id: UUID, amount: Money | None = None, beyond: bool = False, words: str = "", at: datetime
) -> Claim:
    """It is owed as it was claimed: where the provider owes it, and the agreement is in force, it comes off the next
    payment by itself; otherwise no money moves. For less (``amount``): who claimed takes that, or maintains the claim.

    Whoever may bind the other side, also after they objected. Refused: others (Forbidden), one that is over, and for
    less one that waits for who claimed (NotAllowed), a sum that is not positive (AmountNotPositive) or more than was
    claimed (MoreThanClaimed), more than the milestone still costs (ReductionTooHigh), more than is left of the limit
    of liability (BeyondLimit), unless ``beyond`` says that it is accepted all the same.
    """
    claim, agreement = claim_with_agreement_locked(actor, claim_id)
    if actor.person_id is None or not may_answer_claim(actor, agreement, claim.side):
        raise Forbidden()
    said = checked_reason("words", words)
    minor = checked_given(amount, Money(claim.amount_minor, agreement.currency))
    verb = "accept" if minor == claim.amount_minor else "offer"
    CLAIM.after(ClaimState(claim.state), verb)
    must_be_acceptable(claim, agreement, minor, beyond=beyond)
    about: dict[str, Any] = {
        "agreement_id": agreement.pk, "number": claim.number, "kind": claim.kind, "side": claim.side,
        "amount_minor": minor, "currency": agreement.currency, "words": said, "at": at,
    }  # fmt: skip
    if verb == "offer":
        move(claim, verb, actor=actor, at=at, why=said, write={"offered_minor": minor, "beyond": beyond})
        number = ClaimOffer.objects.filter(claim=claim).count() + 1
        ClaimOffer.objects.create(claim=claim, number=number, amount_minor=minor, beyond=beyond, at=at)
        told: ClaimOffered | ClaimAccepted = ClaimOffered(claimed_minor=claim.amount_minor, **about)
    else:
        facts = {"agreed_minor": minor, "offered_minor": None, "beyond": beyond, "closed_at": at}
        move(claim, verb, actor=actor, at=at, why=said, write=facts)
        told = ClaimAccepted(comes_off=credit_claim(actor=actor, claim=claim, agreement=agreement, at=at), **about)
    wait_for_claim(actor=actor, claim=claim, agreement=agreement, at=at)
    tell(told, actor=actor)
    return claim
