"""extend_review: as many working days again, once."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.extend_review import AlreadyExtended, extend_review
from anyshore.delivery.actions.pause_review import pause_review
from anyshore.delivery.rules import ReviewOver, ReviewPausedNow
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.workdays import add_working_days
from anyshore.parties.rules import OPERATOR, Role
from tests.contracts.world import clocks, parties, refused
from tests.delivery.world import ASKED, DAYS, HANDED_IN, UNTIL, hand_in, handed_in
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_the_review_runs_twice_as_long():
    job, submission = handed_in()
    made = do(extend_review, job.client, ASKED, submission_id=submission.id)
    twice = add_working_days(HANDED_IN, 10, DAYS)
    assert (made.review_until, made.extended_at) == (twice, ASKED)
    assert job.submission().review_until == twice
    assert clocks(submission.id) == [("exits.accept_by_silence", twice)]


def test_once_a_submission():
    job, submission = handed_in()
    do(extend_review, job.client, ASKED, submission_id=submission.id)
    with refused(AlreadyExtended, at=ASKED):
        do(extend_review, job.client, ASKED, submission_id=submission.id)
    do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker")
    second = hand_in(job, ASKED)
    do(extend_review, job.client, ASKED, submission_id=second.id)
    assert job.submission().extended_at == ASKED


def test_others_may_not():
    job, submission = handed_in()
    member, stranger = member_actor(job.client.organisation_id, Role.MEMBER), parties()[0]
    for actor in (job.provider, member):
        with refused(Forbidden):
            do(extend_review, actor, ASKED, submission_id=submission.id)
    with refused(NotFound):
        do(extend_review, stranger, ASKED, submission_id=submission.id)


def test_not_when_it_is_over_paused_or_answered():
    job, submission = handed_in()
    with refused(ReviewOver, since=UNTIL):
        do(extend_review, job.client, UNTIL, submission_id=submission.id)
    do(pause_review, OPERATOR, ASKED, milestone_id=job.milestone.id)
    with refused(ReviewPausedNow, since=ASKED):
        do(extend_review, job.client, ASKED, submission_id=submission.id)
    do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker")
    with refused(NotAllowed, state="changes_asked"):
        do(extend_review, job.client, ASKED, submission_id=submission.id)
