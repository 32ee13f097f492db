"""Propose to change the agreed plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import PlanChangeProposed
from anyshore.transition.models import Transition
from anyshore.transition.policies import may_agree_plan
from anyshore.transition.queries.loading import must_be_theirs, transition_locked
from anyshore.transition.queries.planning import must_keep_what_began
from anyshore.transition.rules import NotAgreed, TransitionState, WavePlan, checked_waves


@action
def propose_plan(*, actor: Actor, agreement_id: UUID, waves: Sequence[WavePlan], why: str, at: datetime) -> Transition:
    """These waves wait for the other side's agreement, with the reason; until then the agreed plan stands. A proposal
    of either side before is overtaken.

    Those who may commit a side. Refused: others (Forbidden), no reason, waves out of order (Invalid), a wave that is
    accepted and would change or one that has begun and would go (WaveStands), a plan that is not agreed or is over
    (NotAgreed).
    """
    transition = transition_locked(actor, agreement_id)
    side = side_of(actor, transition.agreement)
    if side is None or not may_agree_plan(actor, transition.agreement):
        raise Forbidden()
    if transition.state != TransitionState.AGREED:
        raise NotAgreed(state=transition.state)
    planned, said = checked_waves(waves), checked_reason("why", why)
    if not said:
        raise Invalid(field="why", reason="empty")
    must_be_theirs(transition.agreement, planned)
    must_keep_what_began(transition, planned)
    transition.proposed = [one.to_json() for one in planned]
    transition.proposed_side, transition.proposed_why, transition.proposed_at = str(side), said, at
    transition.save(update_fields=["proposed", "proposed_side", "proposed_why", "proposed_at"])
    tell(PlanChangeProposed(agreement_id=agreement_id, side=str(side), why=said, at=at), actor=actor)
    return transition
