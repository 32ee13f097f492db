"""Claim no more what running a service cost."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import StepInCostWithdrawn
from anyshore.contracts.models import StepInCost
from anyshore.contracts.policies import may_step_in
from anyshore.contracts.queries.step_ins import cost_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_step_in_cost(*, actor: Actor, cost_id: UUID, at: datetime) -> StepInCost:
    """Nothing is asked of the provider by it any more; the client may claim another sum.

    The client's people who bind it. Refused: others (Forbidden), what was accepted or withdrawn (NotAllowed).
    """
    found, agreement = cost_with_agreement_locked(actor, cost_id)
    if not may_step_in(actor, agreement):
        raise Forbidden()
    move(found, "withdraw", actor=actor, at=at)
    told = StepInCostWithdrawn(
        agreement_id=agreement.pk, step_in_id=found.step_in_id, what=found.step_in.what,
        amount_minor=found.amount_minor, currency=agreement.currency, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
