"""Begin a wave."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import WaveBegun
from anyshore.transition.models import Wave
from anyshore.transition.policies import may_run_wave
from anyshore.transition.queries.loading import part_locked, waves_of
from anyshore.transition.rules import GateClosed, NotAgreed, TransitionState, WaveState


@action
def begin_wave(*, actor: Actor, wave_id: UUID, at: datetime) -> Wave:
    """The wave runs: its entry criteria are met, says whoever begins it.

    Those of the provider who work. Refused: others (Forbidden), a plan that is not agreed (NotAgreed), a wave before
    it whose gate is closed (GateClosed), one that has begun (NotAllowed).
    """
    wave = part_locked(actor, Wave, wave_id)
    if not may_run_wave(actor, wave.transition.agreement):
        raise Forbidden()
    if wave.transition.state != TransitionState.AGREED:
        raise NotAgreed(state=wave.transition.state)
    before = [one for one in waves_of(wave.transition) if one.position < wave.position]
    closed = next((one for one in before if one.state != WaveState.ACCEPTED), None)
    if closed is not None:
        raise GateClosed(name=closed.name)
    move(wave, "begin", actor=actor, at=at, write={"began_at": at})
    tell(WaveBegun(agreement_id=wave.transition.agreement_id, wave_id=wave.id, wave=wave.name, at=at), actor=actor)
    return wave
