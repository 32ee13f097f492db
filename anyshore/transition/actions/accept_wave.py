"""Open the gate of a wave."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import WaveAccepted
from anyshore.transition.models import Wave
from anyshore.transition.policies import may_open_gate
from anyshore.transition.queries.loading import part_locked
from anyshore.transition.rules import NotAgreed, TransitionState


@action
def accept_wave(*, actor: Actor, wave_id: UUID, words: str = "", at: datetime) -> Wave:
    """What moves with the wave is taken over, and the next one can begin.

    The person named for it, or those who may commit the client; never the clock, and never by silence. Refused: others
    (Forbidden), a wave that is not shown (NotAllowed), a transition that is over (NotAgreed).
    """
    wave = part_locked(actor, Wave, wave_id)
    if not may_open_gate(actor, wave.transition.agreement, wave.accepts_id):
        raise Forbidden()
    if wave.transition.state != TransitionState.AGREED:
        raise NotAgreed(state=wave.transition.state)
    decided = {"decided_at": at, "decider_id": actor.acting_person, "answer": checked_reason("words", words)}
    move(wave, "accept", actor=actor, at=at, write=decided)
    tell(WaveAccepted(agreement_id=wave.transition.agreement_id, wave_id=wave.id, wave=wave.name, at=at), actor=actor)
    return wave
