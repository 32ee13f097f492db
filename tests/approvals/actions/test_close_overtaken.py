"""close_overtaken: the open question about a subject is gone with its content."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import Transition
from tests.approvals.world import asked, events, house, ruled, state
from tests.contracts.world import clocks, everything
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_it_is_withdrawn_and_without_one_nothing_happens():
    here, other = house(), house()
    ruled(here)
    made, kept = asked(here), asked(here)
    subject = ("proposal", made.subject_id)
    before = everything()
    assert do(close_overtaken, CLOCK, organisation_id=other.id, subject=subject) is None
    assert do(close_overtaken, CLOCK, organisation_id=here.id, subject=("proposal", uuid4())) is None
    assert everything() == before
    do(close_overtaken, CLOCK, organisation_id=here.id, subject=subject)
    assert (state(made), state(kept)) == ("withdrawn", "asked")
    assert clocks(made.id) == []
    assert events(made.id)[-1] == "ApprovalWithdrawn"
    assert Transition.objects.get(subject_id=made.id).why == "overtaken"
