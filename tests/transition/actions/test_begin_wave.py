"""begin_wave: one after the other, and only past an open gate."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.transition.actions.begin_wave import begin_wave
from anyshore.transition.rules import GateClosed, NotAgreed
from tests.contracts.world import refused
from tests.factories import do
from tests.transition.world import agreed, written

pytestmark = pytest.mark.django_db


def test_the_next_one_waits_for_the_gate():
    made = agreed()
    do(begin_wave, made.provider, wave_id=made.wave().pk)
    assert made.states() == ["running", "to_come"]
    with refused(GateClosed, name="Learn"):
        do(begin_wave, made.provider, wave_id=made.wave(2).pk)


def test_refusals():
    made, draft = agreed(), written()
    with refused(Forbidden):
        do(begin_wave, made.client, wave_id=made.wave().pk)
    with refused(NotAgreed):
        do(begin_wave, draft.provider, wave_id=draft.wave().pk)
    do(begin_wave, made.provider, wave_id=made.wave().pk)
    with refused(NotAllowed):
        do(begin_wave, made.provider, wave_id=made.wave().pk)
