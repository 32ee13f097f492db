"""What a change of an agreed plan may touch, and what was proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from anyshore.kit.errors import NotFound, Stale
from anyshore.transition.models import Transition
from anyshore.transition.queries.loading import plan_of, waves_of
from anyshore.transition.rules import WavePlan, WaveStands, WaveState


def must_keep_what_began(transition: Transition, planned: Sequence[WavePlan]) -> None:
    """Raise WaveStands if a wave that is accepted would change, or one that has begun would be taken out."""
    for wave in waves_of(transition):
        new = planned[wave.position - 1] if wave.position <= len(planned) else None
        if wave.state == WaveState.ACCEPTED and new != plan_of(wave):
            raise WaveStands(name=wave.name)
        if wave.state != WaveState.TO_COME and new is None:
            raise WaveStands(name=wave.name)


def proposed_of(transition: Transition, proposed_at: datetime) -> tuple[WavePlan, ...]:
    """The change that waits; NotFound where there is none, Stale where it is another than that of ``proposed_at``."""
    if transition.proposed is None:
        raise NotFound()
    if transition.proposed_at != proposed_at:
        raise Stale(kind="transition", verb="accept_change")
    return tuple(WavePlan.from_json(one) for one in transition.proposed)


NOTHING_PROPOSED = {"proposed": None, "proposed_side": "", "proposed_why": "", "proposed_at": None}
"""The columns of a proposal when none waits."""


def clear_proposal(transition: Transition) -> None:
    """No change waits any more."""
    for name, value in NOTHING_PROPOSED.items():
        setattr(transition, name, value)
    transition.save(update_fields=[*NOTHING_PROPOSED, "version"])
