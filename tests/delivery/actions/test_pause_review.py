"""pause_review: the clock stands still while money is on hold."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.accept_submission import ReviewRuns, accept_submission
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.pause_review import pause_review
from anyshore.delivery.rules import ReviewOver
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.ids import new_id
from anyshore.parties.rules import CLOCK, OPERATOR
from tests.contracts.world import clocks, refused
from tests.delivery.world import ASKED, UNTIL, at_work, handed_in
from tests.factories import do

pytestmark = pytest.mark.django_db

MUCH_LATER = UNTIL + timedelta(days=40)


def test_silence_accepts_nothing_while_it_stands_still():
    job, submission = handed_in()
    made = do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    assert made is not None
    assert (made.paused_at, made.state, clocks(submission.id)) == (ASKED, "in_review", [])
    with refused(ReviewRuns):
        do(accept_submission, CLOCK, MUCH_LATER, submission_id=submission.id)


def test_people_may_still_answer():
    job, submission = handed_in()
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    do(ask_for_changes, job.client, MUCH_LATER, submission_id=submission.id, words="Darker")
    assert job.work.state == "changes_asked"
    other, second = handed_in()
    do(pause_review, OPERATOR, ASKED, milestone_id=other.milestone.id)
    made = do(accept_submission, other.client, MUCH_LATER, submission_id=second.id)
    assert (made.decided_by, made.decided_at) == ("person", MUCH_LATER)


def test_a_second_pause_and_one_without_a_review_change_nothing():
    job, _ = handed_in()
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    do(pause_review, OPERATOR, ASKED + timedelta(hours=3), milestone_id=job.milestone.id)
    assert job.submission().paused_at == ASKED
    assert do(pause_review, OPERATOR, ASKED, milestone_id=at_work().milestone.id) is None


def test_the_operator_alone_and_not_once_silence_has_accepted():
    job, _ = handed_in()
    for actor in (job.client, job.provider, CLOCK):
        with refused(Forbidden):
            do(pause_review, actor, ASKED, milestone_id=job.milestone.id)
    with refused(ReviewOver, since=UNTIL):
        do(pause_review, OPERATOR, UNTIL, milestone_id=job.milestone.id)
    with refused(NotFound):
        do(pause_review, OPERATOR, ASKED, milestone_id=new_id())
