"""ask_held_proposal: the same people are asked again about the same proposal."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.sourcing.actions.ask_held_proposal import ask_held_proposal
from anyshore.sourcing.actions.drop_held_proposal import drop_held_proposal
from tests.factories import do
from tests.sourcing.held import waits
from tests.sourcing.world import LATER, refused

pytestmark = pytest.mark.django_db


def test_declined_it_is_asked_again_by_who_signed_it_and_goes_out():
    found = waits()
    for who in range(3):
        found.said(who, "declined", "Too cheap")
    with refused(Forbidden):
        do(ask_held_proposal, found.here.owner, LATER, held_id=found.held.id)
    again = do(ask_held_proposal, found.here.asker, LATER, held_id=found.held.id, words="It is what they can pay")
    assert (again.state, again.words, again.asked_by_id) == (
        "asked",
        "It is what they can pay",
        found.here.asker.person_id,
    )
    found.said()
    assert found.fresh().state == "sent"


def test_what_is_over_is_not_asked_about():
    found = waits()
    do(drop_held_proposal, found.here.asker, LATER, held_id=found.held.id)
    with refused(NotAllowed):
        do(ask_held_proposal, found.here.asker, LATER, held_id=found.held.id)
