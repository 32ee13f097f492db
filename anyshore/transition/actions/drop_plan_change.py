"""Let a proposed change of the plan come to nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import PlanChangeDropped
from anyshore.transition.models import Transition
from anyshore.transition.policies import may_agree_plan
from anyshore.transition.queries.loading import transition_locked
from anyshore.transition.queries.planning import clear_proposal, proposed_of


@action
def drop_plan_change(*, actor: Actor, agreement_id: UUID, proposed_at: datetime, at: datetime) -> Transition:
    """The agreed plan stands: the other side declined, or the side that proposed it took it back.

    Those who may commit either side. Refused: others (Forbidden), where nothing is proposed (NotFound), another
    proposal meanwhile (Stale).
    """
    transition = transition_locked(actor, agreement_id)
    side = side_of(actor, transition.agreement)
    if side is None or not may_agree_plan(actor, transition.agreement):
        raise Forbidden()
    proposed_of(transition, proposed_at)
    clear_proposal(transition)
    tell(PlanChangeDropped(agreement_id=agreement_id, side=str(side), at=at), actor=actor)
    return transition
