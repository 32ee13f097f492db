"""withdraw_submission: taken back before the answer."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.delivery.rules import ReviewOver
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.world import clocks, parties, refused
from tests.delivery.world import ASKED, UNTIL, handed_in, moves
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_the_work_is_to_be_done_again_and_the_clock_stops():
    job, submission = handed_in()
    made = do(withdraw_submission, job.provider, ASKED, submission_id=submission.id)
    assert (made.state, made.decided_at) == ("withdrawn", ASKED)
    assert (job.work.state, job.work.revisions) == ("to_do", 0)
    assert clocks(submission.id) == []
    assert moves(job.work.id)[-1] == ("withdraw", "person", "to_do")


def test_others_may_not():
    job, submission = handed_in()
    viewer, stranger = member_actor(job.provider.organisation_id, Role.FINANCE), parties()[0]
    for actor in (job.client, viewer):
        with refused(Forbidden):
            do(withdraw_submission, actor, ASKED, submission_id=submission.id)
    with refused(NotFound):
        do(withdraw_submission, stranger, ASKED, submission_id=submission.id)


def test_not_once_silence_has_accepted_or_a_person_did():
    job, submission = handed_in()
    with refused(ReviewOver, since=UNTIL):
        do(withdraw_submission, job.provider, UNTIL, submission_id=submission.id)
    do(accept_submission, job.client, ASKED, submission_id=submission.id)
    with refused(NotAllowed, state="accepted"):
        do(withdraw_submission, job.provider, ASKED, submission_id=submission.id)
