"""stop_work: a milestone ends without acceptance."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.stop_work import stop_work
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, OPERATOR, Role
from tests.contracts.world import clocks, parties, refused
from tests.delivery.world import ASKED, at_work, hand_in, handed_in, moves
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["client", "provider", "operator", "clock"])
def test_an_open_submission_is_closed_and_its_clock_stops(who: str):
    job, submission = handed_in()
    actor = {"operator": OPERATOR, "clock": CLOCK}.get(who) or getattr(job, who)
    made = do(stop_work, actor, ASKED, milestone_id=job.milestone.id, why="Refunded")
    assert (made.state, job.work.state) == ("stopped", "stopped")
    assert (job.submission().state, job.submission().decided_at) == ("closed", ASKED)
    assert clocks(submission.id) == []
    assert moves(submission.id)[-1][0] == "close"


def test_work_that_was_never_handed_in_stops_too():
    job = at_work()
    do(stop_work, job.client, ASKED, milestone_id=job.milestone.id)
    assert job.work.state == "stopped"
    with refused(NotAllowed, state="stopped"):
        hand_in(job, ASKED)


def test_others_may_not_and_what_is_over_is_not_stopped():
    job, submission = handed_in()
    member, stranger = member_actor(job.client.organisation_id, Role.MEMBER), parties()[0]
    with refused(Forbidden):
        do(stop_work, member, ASKED, milestone_id=job.milestone.id)
    with refused(NotFound):
        do(stop_work, stranger, ASKED, milestone_id=job.milestone.id)
    do(accept_submission, job.client, ASKED, submission_id=submission.id)
    with refused(NotAllowed, state="accepted"):
        do(stop_work, job.client, ASKED, milestone_id=job.milestone.id)
