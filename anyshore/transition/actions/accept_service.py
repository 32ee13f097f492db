"""Say that the service is taken over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import ServiceAccepted
from anyshore.transition.models import Transition
from anyshore.transition.policies import may_accept_service
from anyshore.transition.queries.loading import transition_locked, waves_of
from anyshore.transition.rules import TRANSITION, GateClosed, TransitionState, WaveState


@action
def accept_service(*, actor: Actor, agreement_id: UUID, words: str = "", at: datetime) -> Transition:
    """The service runs at the provider: the transition is over, by a person's word.

    Those who may commit the client, once every gate is open; never the clock, and never by silence. Refused: others
    (Forbidden), a gate that is closed (GateClosed), a plan that is not agreed or is over (NotAllowed).
    """
    transition = transition_locked(actor, agreement_id)
    if not may_accept_service(actor, transition.agreement):
        raise Forbidden()
    TRANSITION.after(TransitionState(transition.state), "accept")
    closed = next((one for one in waves_of(transition) if one.state != WaveState.ACCEPTED), None)
    if closed is not None:
        raise GateClosed(name=closed.name)
    accepted = {"accepted_at": at, "acceptor_id": actor.acting_person, "words": checked_reason("words", words)}
    move(transition, "accept", actor=actor, at=at, write=accepted)
    tell(ServiceAccepted(agreement_id=agreement_id, at=at), actor=actor)
    return transition
