"""Agree to the plan for one's side."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.policies import side_of
from anyshore.contracts.rules import LIVE
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import PlanAgreed
from anyshore.transition.models import Consent, Transition
from anyshore.transition.policies import may_agree_plan
from anyshore.transition.queries.loading import agreed_sides, transition_locked, waves_of
from anyshore.transition.rules import TRANSITION, NotAgreed, PlanIncomplete, TransitionState


@action
def agree_plan(*, actor: Actor, agreement_id: UUID, version: int, at: datetime) -> Transition:
    """The side agreed to this version of the plan; once both have, it binds and its waves can begin.

    Those who may commit a side. Refused: others (Forbidden), a plan that somebody changed meanwhile (Stale), one
    without waves (PlanIncomplete), one that is agreed or over (NotAllowed), a contract that does not run (NotAgreed).
    """
    transition = transition_locked(actor, agreement_id)
    side = side_of(actor, transition.agreement)
    if side is None or not may_agree_plan(actor, transition.agreement):
        raise Forbidden()
    TRANSITION.after(TransitionState(transition.state), "agree")
    if transition.agreement.state not in LIVE:
        raise NotAgreed(state=transition.agreement.state)
    if version != transition.version:
        raise Stale(kind="transition", verb="agree")
    if not waves_of(transition):
        raise PlanIncomplete()
    consent = {"transition": transition, "version": version, "side": str(side)}
    Consent.objects.get_or_create(**consent, defaults={"person_id": actor.acting_person, "at": at})
    both = len(agreed_sides(transition)) == 2
    if both:
        move(transition, "agree", actor=actor, at=at)
    tell(PlanAgreed(agreement_id=agreement_id, side=str(side), both=both, at=at), actor=actor)
    return transition
