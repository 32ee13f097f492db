"""Write the plan before it is agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import PlanWritten
from anyshore.transition.models import Transition
from anyshore.transition.policies import may_write_plan
from anyshore.transition.queries.loading import must_be_theirs, transition_locked, write_items, write_waves
from anyshore.transition.rules import (
    KickOff,
    NotAgreed,
    TransitionState,
    WavePlan,
    checked_items,
    checked_waves,
)


@action
def write_plan(
    *,
    actor: Actor,
    agreement_id: UUID,
    version: int,
    waves: Sequence[WavePlan],
    items: Sequence[KickOff],
    at: datetime,
) -> Transition:
    """The plan is these waves and this kick-off list. What a side agreed to before was another plan.

    Those of either side who work, until both have agreed. ``version`` is the plan that they changed. Refused: others
    (Forbidden), a plan that is agreed or over (NotAgreed), one that somebody changed meanwhile (Stale), waves out of
    order or without a name, somebody who opens a gate and does not work for the client (Invalid).
    """
    transition = transition_locked(actor, agreement_id)
    if not may_write_plan(actor, transition.agreement):
        raise Forbidden()
    if transition.state != TransitionState.DRAFT:
        raise NotAgreed(state=transition.state)
    if version != transition.version:
        raise Stale(kind="transition", verb="write")
    planned, listed = checked_waves(waves), checked_items(items)
    must_be_theirs(transition.agreement, planned)
    write_waves(transition, planned)
    write_items(transition, listed)
    transition.version += 1
    transition.save(update_fields=["version"])
    tell(PlanWritten(agreement_id=agreement_id, at=at), actor=actor)
    return transition
