"""lapse_approval: silence agrees to nothing."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.lapse_approval import lapse_approval
from anyshore.approvals.queries import is_approved
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from tests.approvals.world import PRINT, answer, asked, events, house, ruled, state
from tests.contracts.world import clocks, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_at_its_deadline_it_lapses_even_with_one_yes():
    here = house()
    ruled(here)
    made = asked(here)
    answer(made, here.people[0])
    run_due(made.answer_until)
    assert state(made) == "lapsed"
    assert events(made.id)[-1] == "ApprovalLapsed"
    assert not is_approved(("proposal", made.subject_id), PRINT)
    assert clocks(made.id) == []


def test_nobody_lets_it_lapse_by_hand_and_a_decided_one_stays():
    here, other = house(), house()
    ruled(here, needed=1)
    made = asked(here)
    with refused(Forbidden):
        do(lapse_approval, here.owner, approval_id=made.id)
    with refused(NotFound):
        do(lapse_approval, other.owner, approval_id=made.id)
    answer(made, here.people[0])
    with refused(NotAllowed):
        do(lapse_approval, CLOCK, approval_id=made.id)
    run_due(made.answer_until)
    assert state(made) == "approved"
