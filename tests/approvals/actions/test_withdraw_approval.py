"""withdraw_approval: nobody need answer any more."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.withdraw_approval import withdraw_approval
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.approvals.world import asked, events, house, ruled, state
from tests.contracts.world import clocks, refused, replayed
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_asker_or_a_manager_withdraws_it():
    here = house()
    ruled(here)
    for actor in (here.asker, here.owner):
        made = asked(here)
        replayed(withdraw_approval, actor, approval_id=made.id)
        assert state(made) == "withdrawn"
        assert clocks(made.id) == []
        assert events(made.id)[-1] == "ApprovalWithdrawn"
        with refused(NotAllowed):
            do(withdraw_approval, actor, approval_id=made.id)


def test_others_may_not():
    here, other = house(), house()
    ruled(here)
    made = asked(here)
    with refused(Forbidden):
        do(withdraw_approval, here.people[0], approval_id=made.id)
    with refused(NotFound):
        do(withdraw_approval, other.owner, approval_id=made.id)
