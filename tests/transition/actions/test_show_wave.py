"""show_wave: it waits at its gate, and nothing happens by silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.transition.actions.begin_wave import begin_wave
from anyshore.transition.actions.show_wave import show_wave
from tests.contracts.world import refused
from tests.factories import NOW, do
from tests.transition.world import agreed, shown

pytestmark = pytest.mark.django_db


def test_silence_opens_no_gate():
    made = shown()
    assert (made.wave().checked, made.wave().note) == (["Signed off"], "All signed off")
    run_due(NOW + timedelta(days=200))
    assert made.states() == ["shown", "to_come"]


def test_refusals():
    made = agreed()
    with refused(NotAllowed):
        do(show_wave, made.provider, wave_id=made.wave().pk)
    do(begin_wave, made.provider, wave_id=made.wave().pk)
    with refused(Forbidden):
        do(show_wave, made.client, wave_id=made.wave().pk)
    with refused(Invalid, field="checked"):
        do(show_wave, made.provider, wave_id=made.wave().pk, checked=[2])
