"""Take the lesser sum for which the other side accepts a claim."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.credit_claim import credit_claim
from anyshore.payments.actions.wait_for_claim import wait_for_claim
from anyshore.payments.events import LesserSumTaken
from anyshore.payments.models import Claim
from anyshore.payments.policies import may_pursue_claim
from anyshore.payments.queries.claims import claim_with_agreement_locked, must_be_acceptable
from anyshore.payments.rules.claims import must_stand
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def take_lesser_sum(*, actor: Actor, claim_id: UUID, amount_minor: int, at: datetime) -> Claim:
    """The claim is accepted for ``amount_minor``, what was offered, and comes off the next payment as one that is
    accepted in full does; nothing more is asked for it.

    Whoever may bind the side that claimed. Refused: others (Forbidden), where nothing is offered (NotAllowed), where
    it is another sum by now (OfferChanged), where other claims have used up the limit of liability since (BeyondLimit)
    or the price of the milestone (ReductionTooHigh).
    """
    claim, agreement = claim_with_agreement_locked(actor, claim_id)
    if actor.person_id is None or not may_pursue_claim(actor, agreement, claim.side):
        raise Forbidden()
    must_stand(claim.offered_minor, amount_minor, claim.state, agreement.currency)
    must_be_acceptable(claim, agreement, amount_minor, beyond=claim.beyond)
    facts = {"agreed_minor": amount_minor, "offered_minor": None, "closed_at": at}
    move(claim, "take", actor=actor, at=at, write=facts)
    wait_for_claim(actor=actor, claim=claim, agreement=agreement, at=at)
    told = LesserSumTaken(
        agreement_id=agreement.pk, number=claim.number, kind=claim.kind, side=claim.side,
        amount_minor=amount_minor, claimed_minor=claim.amount_minor, currency=agreement.currency, at=at,
        comes_off=credit_claim(actor=actor, claim=claim, agreement=agreement, at=at),
    )  # fmt: skip
    tell(told, actor=actor)
    return claim
