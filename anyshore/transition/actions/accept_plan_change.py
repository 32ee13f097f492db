"""Agree to a change of the plan that the other side proposed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import PlanChanged
from anyshore.transition.models import Transition
from anyshore.transition.policies import may_agree_plan
from anyshore.transition.queries.loading import transition_locked, write_waves
from anyshore.transition.queries.planning import clear_proposal, must_keep_what_began, proposed_of
from anyshore.transition.rules import NotAgreed, TransitionState


@action
def accept_plan_change(*, actor: Actor, agreement_id: UUID, proposed_at: datetime, at: datetime) -> Transition:
    """The plan is as proposed; waves that have begun keep their state. ``proposed_at`` names what was read.

    Those who may commit the side that did not propose it. Refused: others (Forbidden), where nothing is proposed
    (NotFound), another proposal meanwhile (Stale), waves that were accepted or begun since and would change
    (WaveStands), a transition that is over (NotAgreed).
    """
    transition = transition_locked(actor, agreement_id)
    side = side_of(actor, transition.agreement)
    if side is None or side == transition.proposed_side or not may_agree_plan(actor, transition.agreement):
        raise Forbidden()
    if transition.state != TransitionState.AGREED:
        raise NotAgreed(state=transition.state)
    planned = proposed_of(transition, proposed_at)
    must_keep_what_began(transition, planned)
    write_waves(transition, planned)
    transition.version += 1
    clear_proposal(transition)
    tell(PlanChanged(agreement_id=agreement_id, at=at), actor=actor)
    return transition
