"""drop_held: an offer that waits is given up, and nobody need answer any more."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.drop_held import drop_held
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.approvals.world import events
from tests.contracts.held_world import held, question, state, two
from tests.contracts.world import LATER, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_given_up_by_its_author_or_who_may_commit():
    here = two()
    made = held(here)
    do(drop_held, here.client.asker, LATER, held_id=made.id)
    assert (state(made), question(made).state) == ("dropped", "withdrawn")
    assert events(made.id) == ["OfferHeld", "HeldDropped"]
    second = held(here)
    do(drop_held, here.client.owner, LATER, held_id=second.id)
    assert state(second) == "dropped"


def test_others_and_what_is_over_are_refused():
    here = two()
    made = held(here)
    with refused(Forbidden):
        do(drop_held, here.client.people[0], LATER, held_id=made.id)
    with refused(NotFound):
        do(drop_held, here.provider.owner, LATER, held_id=made.id)
    do(drop_held, here.client.asker, LATER, held_id=made.id)
    with refused(NotAllowed):
        do(drop_held, here.client.asker, LATER, held_id=made.id)
