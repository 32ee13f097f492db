"""accept_service: by a person, once every gate is open."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.transition.actions.accept_service import accept_service
from anyshore.transition.rules import GateClosed
from tests.contracts.world import refused
from tests.factories import do, member_actor
from tests.transition.world import shown, through, written

pytestmark = pytest.mark.django_db


def test_it_is_taken_over_by_a_person():
    made = through()
    do(accept_service, made.client, agreement_id=made.id, words="Thank you")
    row = made.row()
    assert (row.state, row.acceptor_id, row.words) == ("accepted", made.client.person_id, "Thank you")


def test_refusals():
    made, early, draft = through(), shown(), written()
    for actor in (made.provider, member_actor(made.client.organisation_id), CLOCK):
        with refused(Forbidden):
            do(accept_service, actor, agreement_id=made.id)
    with refused(GateClosed, name="Learn"):
        do(accept_service, early.client, agreement_id=early.id)
    with refused(NotAllowed):
        do(accept_service, draft.client, agreement_id=draft.id)
