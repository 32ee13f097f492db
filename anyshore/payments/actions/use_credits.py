"""Let open credits lower a payment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.payments.events import CreditUsed
from anyshore.payments.models import CreditUse
from anyshore.payments.queries.credits import open_credits
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.credits import Lowered, taken
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def use_credits(*, actor: Actor, purse: Purse, kind: Lowered, subject_id: UUID, most_minor: int, at: datetime) -> int:
    """So much as open credits give, at most ``most_minor``, comes off the price of this payment, the first credit
    first. Returns how much, for the caller to pay so much less.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    there = open_credits(purse.agreement.pk)
    parts = taken([one.amount_minor - one.used_minor for one in there], most_minor)
    for credit, part in zip(there, parts, strict=True):
        if not part:
            continue
        used = credit.used_minor + part
        is_done = used == credit.amount_minor
        facts: dict[str, object] = {"used_minor": used} | ({"settled_at": at} if is_done else {})
        move(credit, "use" if is_done else "use_part", actor=actor, at=at, write=facts)
        CreditUse.objects.create(credit=credit, kind=kind, subject_id=subject_id, amount_minor=part, at=at)
    if sum(parts):
        told = CreditUsed(
            agreement_id=purse.agreement.pk,
            kind=str(kind),
            about_id=subject_id,
            amount_minor=sum(parts),
            of_claims=any(part and credit.claim_id for credit, part in zip(there, parts, strict=True)),
            currency=purse.deal.currency,
            at=at,
        )
        tell(told, actor=actor)
    return sum(parts)
