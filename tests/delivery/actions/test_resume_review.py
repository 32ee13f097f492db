"""resume_review: the clock runs on with what was left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.pause_review import pause_review
from anyshore.delivery.actions.resume_review import resume_review
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK, OPERATOR
from tests.contracts.world import clocks, refused
from tests.delivery.world import ASKED, UNTIL, at_work, handed_in
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_what_was_left_runs_on_and_then_silence_accepts():
    job, submission = handed_in()
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    back = UNTIL + timedelta(days=9)
    made = do(resume_review, OPERATOR, back, milestone_id=job.milestone.id)
    until = back + (UNTIL - ASKED)
    assert made is not None
    assert (made.review_until, made.paused_at) == (until, None)
    assert clocks(submission.id) == [("exits.accept_by_silence", until)]
    done = do(accept_submission, CLOCK, until, submission_id=submission.id)
    assert (done.decided_by, done.decided_at) == ("silence", until)


def test_at_least_two_days_are_left():
    job, _ = handed_in()
    do(pause_review, OPERATOR, UNTIL - timedelta(minutes=5), milestone_id=job.milestone.id)
    made = do(resume_review, OPERATOR, UNTIL, milestone_id=job.milestone.id)
    assert made is not None
    assert made.review_until == UNTIL + timedelta(hours=48)


def test_one_that_runs_and_one_without_a_review_change_nothing():
    job, _ = handed_in()
    do(resume_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    assert job.submission().review_until == UNTIL
    assert do(resume_review, OPERATOR, ASKED, milestone_id=at_work().milestone.id) is None


def test_the_operator_alone():
    job, _ = handed_in()
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    for actor in (job.client, job.provider, CLOCK):
        with refused(Forbidden):
            do(resume_review, actor, ASKED, milestone_id=job.milestone.id)
