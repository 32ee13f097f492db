"""Two at once, on real connections: a plan that is agreed against one that is written, a gate opened against one kept
closed."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Refused
from anyshore.transition.actions.accept_wave import accept_wave
from anyshore.transition.actions.agree_plan import agree_plan
from anyshore.transition.actions.return_wave import return_wave
from anyshore.transition.actions.write_plan import write_plan
from tests.contracts.world import performing, race
from tests.factories import NOW
from tests.transition.world import LEARN, shown, written

pytestmark = pytest.mark.django_db(transaction=True)


def test_agreeing_against_writing(committed_db):
    for _ in range(4):
        made = written()
        given = {"agreement_id": made.id, "version": 2}
        found = race(
            performing(agree_plan, made.client, NOW, **given),
            performing(write_plan, made.provider, NOW, waves=[LEARN], items=[], **given),
        )
        assert not isinstance(found[1], Exception), found
        assert made.page().agreed == {}
        assert made.row().state == "draft"


def test_a_gate_opened_against_one_kept_closed(committed_db):
    for _ in range(4):
        made = shown()
        wave_id = made.wave().pk
        found = race(
            performing(accept_wave, made.client, NOW, wave_id=wave_id),
            performing(return_wave, made.client, NOW, wave_id=wave_id, why="Nobody signed"),
        )
        lost = [one for one in found if isinstance(one, Exception)]
        assert len(lost) == 1
        assert isinstance(lost[0], Refused)
        assert made.states()[0] in ("accepted", "running")
