"""Claim what running a service cost the client beyond the price that is not owed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import StepInCostClaimed
from anyshore.contracts.models import StepInCost
from anyshore.contracts.policies import may_step_in
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.contracts.rules.content import checked_needed
from anyshore.contracts.rules.step_in import CostNotPositive, NotBegun, StepInState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def claim_step_in_cost(
    *, actor: Actor, step_in_id: UUID, amount: Money, words: str, file_ids: Sequence[UUID] = (), at: datetime
) -> StepInCost:
    """The provider is asked to accept that it bears so much. No money moves by it, now or later.

    The client's people who bind it, also once the service is back or the agreement is over. Refused: others
    (Forbidden), a service that the client never ran (NotBegun), no words (Invalid), an amount that is not positive or
    of another currency (CostNotPositive).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if actor.person_id is None or not may_step_in(actor, agreement):
        raise Forbidden()
    said = checked_needed("words", words)
    if found.state not in (StepInState.BEGUN, StepInState.OVER):
        raise NotBegun()
    if amount.currency != agreement.currency or not amount.is_positive:
        raise CostNotPositive(field="amount", currency=agreement.currency)
    made = StepInCost.objects.create(
        step_in=found, amount_minor=amount.minor, words=said, author_id=actor.person_id, at=at
    )
    files.attach(subject=("step_in_cost", made.pk), file_ids=file_ids, actor=actor, at=at)
    told = StepInCostClaimed(
        agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, amount_minor=amount.minor,
        currency=amount.currency, words=said, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return made
