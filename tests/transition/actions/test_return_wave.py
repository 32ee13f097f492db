"""return_wave: the gate stays closed, and why."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.transition.actions.return_wave import return_wave
from anyshore.transition.actions.show_wave import show_wave
from tests.contracts.world import refused
from tests.factories import do
from tests.transition.world import shown

pytestmark = pytest.mark.django_db


def test_it_runs_on_with_the_reason():
    made = shown()
    do(return_wave, made.client, wave_id=made.wave().pk, why="Nobody signed")
    assert (made.states(), made.wave().answer) == (["running", "to_come"], "Nobody signed")
    do(show_wave, made.provider, wave_id=made.wave().pk)
    assert (made.states(), made.wave().answer) == (["shown", "to_come"], "")


def test_refusals():
    made = shown()
    with refused(Forbidden):
        do(return_wave, made.provider, wave_id=made.wave().pk, why="No")
    with refused(Invalid, field="why"):
        do(return_wave, made.client, wave_id=made.wave().pk, why=" ")
    do(return_wave, made.client, wave_id=made.wave().pk, why="Nobody signed")
    with refused(NotAllowed):
        do(return_wave, made.client, wave_id=made.wave().pk, why="Nobody signed")
