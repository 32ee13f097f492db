"""Keep the gate of a wave closed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import WaveReturned
from anyshore.transition.models import Wave
from anyshore.transition.policies import may_open_gate
from anyshore.transition.queries.loading import part_locked
from anyshore.transition.rules import NotAgreed, TransitionState


@action
def return_wave(*, actor: Actor, wave_id: UUID, why: str, at: datetime) -> Wave:
    """The wave runs on: what was shown is not enough, and why.

    Who may open its gate. Refused: others (Forbidden), no reason (Invalid), a wave that is not shown (NotAllowed), a
    transition that is over (NotAgreed).
    """
    wave = part_locked(actor, Wave, wave_id)
    if not may_open_gate(actor, wave.transition.agreement, wave.accepts_id):
        raise Forbidden()
    if wave.transition.state != TransitionState.AGREED:
        raise NotAgreed(state=wave.transition.state)
    said = checked_reason("why", why)
    if not said:
        raise Invalid(field="why", reason="empty")
    move(wave, "return", actor=actor, at=at, why=said, write={"answer": said})
    told = WaveReturned(agreement_id=wave.transition.agreement_id, wave_id=wave.id, wave=wave.name, why=said, at=at)
    tell(told, actor=actor)
    return wave
