"""Say that a wave is ready to be taken over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.transition.events import WaveShown
from anyshore.transition.models import Wave
from anyshore.transition.policies import may_run_wave
from anyshore.transition.queries.loading import part_locked
from anyshore.transition.rules import NotAgreed, TransitionState


@action
def show_wave(
    *,
    actor: Actor,
    wave_id: UUID,
    note: str = "",
    checked: Sequence[int] = (),
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Wave:
    """The wave waits at its gate for a person of the client. ``checked`` are the places, from 0, of the exit criteria
    that the provider says are met. Nothing happens by silence.

    Those of the provider who work. Refused: others (Forbidden), a criterion that it does not have (Invalid), a wave
    that does not run (NotAllowed), a transition that is over (NotAgreed).
    """
    wave = part_locked(actor, Wave, wave_id)
    if not may_run_wave(actor, wave.transition.agreement):
        raise Forbidden()
    if wave.transition.state != TransitionState.AGREED:
        raise NotAgreed(state=wave.transition.state)
    if any(not 0 <= place < len(wave.exit) for place in checked):
        raise Invalid(field="checked", reason="choice")
    met = [wave.exit[place] for place in sorted(set(checked))]
    shown = {"shown_at": at, "note": checked_reason("note", note), "checked": met, "answer": ""}
    move(wave, "show", actor=actor, at=at, write=shown)
    files.attach(subject=("wave", wave.id), file_ids=file_ids, actor=actor, at=at)
    tell(WaveShown(agreement_id=wave.transition.agreement_id, wave_id=wave.id, wave=wave.name, at=at), actor=actor)
    return wave
