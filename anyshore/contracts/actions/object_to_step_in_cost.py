"""Object to what running a service cost the client."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import StepInCostObjected
from anyshore.contracts.models import StepInCost
from anyshore.contracts.policies import may_answer_step_in_cost
from anyshore.contracts.queries.step_ins import cost_with_agreement_locked
from anyshore.contracts.rules.content import checked_needed
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def object_to_step_in_cost(*, actor: Actor, cost_id: UUID, words: str, at: datetime) -> StepInCost:
    """The claim stays on record with the reasons of the provider.

    The provider's people who bind it. Refused: others (Forbidden), no reasons (Invalid), what was answered or
    withdrawn (NotAllowed).
    """
    found, agreement = cost_with_agreement_locked(actor, cost_id)
    if not may_answer_step_in_cost(actor, agreement):
        raise Forbidden()
    said = checked_needed("words", words)
    facts = {"answer": said, "answerer_id": actor.acting_person, "answered_at": at}
    move(found, "object", actor=actor, at=at, why=said, write=facts)
    told = StepInCostObjected(
        agreement_id=agreement.pk, step_in_id=found.step_in_id, what=found.step_in.what,
        amount_minor=found.amount_minor, currency=agreement.currency, words=said, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
