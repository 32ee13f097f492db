"""accept_wave: a person opens the gate, the one who was named or whoever may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.transition.actions.accept_wave import accept_wave
from anyshore.transition.actions.begin_wave import begin_wave
from anyshore.transition.actions.show_wave import show_wave
from tests.contracts.world import refused, replayed
from tests.factories import NOW, do, make_organisation, member_actor
from tests.transition.world import LEARN, agreed, shown

pytestmark = pytest.mark.django_db


def test_it_is_taken_over_by_a_person():
    made = shown()
    replayed(accept_wave, made.client, NOW, wave_id=made.wave().pk, words="Well done")
    wave = made.wave()
    assert (wave.state, wave.decider_id, wave.answer) == ("accepted", made.client.person_id, "Well done")
    assert made.events()[-1] == "WaveAccepted"


def test_the_one_who_was_named_and_nobody_else():
    made = agreed()
    lead = member_actor(made.client.organisation_id)
    wave = made.wave()
    type(wave).objects.filter(pk=wave.pk).update(accepts_id=lead.person_id)
    do(begin_wave, made.provider, wave_id=wave.pk)
    do(show_wave, made.provider, wave_id=wave.pk)
    with refused(Forbidden):
        do(accept_wave, made.client, wave_id=wave.pk)
    do(accept_wave, lead, wave_id=wave.pk)
    assert replace(LEARN).name == made.wave().name


def test_refusals():
    made, stranger = shown(), make_organisation()[1]
    member = member_actor(made.client.organisation_id)
    for actor in (made.provider, member, CLOCK):
        with refused(Forbidden):
            do(accept_wave, actor, wave_id=made.wave().pk)
    with refused(NotFound):
        do(accept_wave, stranger, wave_id=made.wave().pk)
    with refused(NotAllowed):
        do(accept_wave, made.client, wave_id=made.wave(2).pk)
