"""ask_for_verification: once, by owners."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.actions.ask_for_verification import ask_for_verification
from anyshore.parties.queries import verification_queue
from tests.factories import do, make_organisation, member_actor, operator_actor


@pytest.mark.django_db
def test_it_stands_in_the_operators_queue_once():
    made, owner = make_organisation()
    with pytest.raises(Forbidden):
        do(ask_for_verification, member_actor(made))
    do(ask_for_verification, owner)
    with pytest.raises(NotAllowed):
        do(ask_for_verification, owner)
    assert [row.id for row in verification_queue(operator_actor())] == [made.id]
    assert verification_queue(owner) == []
