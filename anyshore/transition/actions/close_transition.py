"""Close the transition of an agreement that ends."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import TransitionClosed
from anyshore.transition.models import Access, Transition
from anyshore.transition.policies import may_close
from anyshore.transition.queries.planning import clear_proposal
from anyshore.transition.rules import TransitionState


@action
def close_transition(*, actor: Actor, agreement_id: UUID, at: datetime) -> int:
    """No wave begins any more, and every access is asked to be revoked; return how many are open.

    Inner: part of an end; where there is no transition nothing changes. Refused: who may not end the agreement
    (Forbidden).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_close(actor, agreement):
        raise Forbidden()
    transition = Transition.objects.filter(agreement=agreement).first()
    if transition is None:
        return 0
    if transition.proposed is not None:
        clear_proposal(transition)
    if transition.state in (TransitionState.DRAFT, TransitionState.AGREED):
        move(transition, "close", actor=actor, at=at, write={"closed_at": at})
    left = Access.objects.filter(transition=transition, revoked_on=None).count()
    if left:
        tell(TransitionClosed(agreement_id=agreement_id, open_access=left, at=at), actor=actor)
    return left
