"""accept_submission: by a person, or by silence at the stated instant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.accept_submission import ReviewRuns, accept_submission
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, OPERATOR, Role
from anyshore.plumbing.models import AuditEntry, Transition
from tests.contracts.world import clocks, parties, refused
from tests.delivery.world import ASKED, UNTIL, handed_in, moves
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_a_person_accepts_and_the_clock_stops():
    job, submission = handed_in()
    made = do(accept_submission, job.client, ASKED, submission_id=submission.id)
    assert (made.state, made.decided_by, made.decided_at) == ("accepted", "person", ASKED)
    assert job.submission().decider_id == job.client.person_id
    assert (job.work.state, job.work.accepted_at) == ("accepted", ASKED)
    assert clocks(submission.id) == []
    assert moves(job.work.id)[-1] == ("accept", "person", "accepted")


def test_what_comes_back_needs_no_further_query(django_assert_num_queries):
    job, submission = handed_in()
    made = do(accept_submission, job.client, ASKED, submission_id=submission.id)
    with django_assert_num_queries(0):
        assert made.agreement.client_id == made.work.agreement.client_id == job.client.organisation_id
        assert made.work.milestone.amount_minor == 20_000
        assert made.work.milestone.agreement is made.agreement


def test_silence_accepts_at_the_stated_instant():
    job, submission = handed_in()
    made = do(accept_submission, CLOCK, UNTIL, submission_id=submission.id)
    assert (made.decided_by, made.decided_at, made.decider_id) == ("silence", UNTIL, None)
    assert (job.work.state, job.work.accepted_at) == ("accepted", UNTIL)


@pytest.mark.parametrize("late", [timedelta(seconds=1), timedelta(days=9), timedelta(days=400)])
def test_a_worker_that_was_down_changes_no_date(late: timedelta):
    job, submission = handed_in()
    made = do(accept_submission, CLOCK, UNTIL + late, submission_id=submission.id)
    assert (made.decided_at, job.work.accepted_at) == (UNTIL, UNTIL)
    at = Transition.objects.filter(subject_id=submission.id).values_list("at", flat=True)
    assert list(at) == [UNTIL]
    facts = AuditEntry.objects.filter(subject_id=job.agreement.id).latest("position").body
    assert '"by":"silence"' in facts


def test_a_person_who_comes_after_the_instant_finds_that_silence_has_accepted():
    job, submission = handed_in()
    made = do(accept_submission, job.client, UNTIL + timedelta(hours=1), submission_id=submission.id)
    assert (made.decided_by, made.decided_at, made.decider_id) == ("silence", UNTIL, None)
    assert job.work.accepted_at == UNTIL


def test_the_clock_does_not_run_before_its_instant():
    job, submission = handed_in()
    with refused(ReviewRuns, until=UNTIL):
        do(accept_submission, CLOCK, UNTIL - timedelta(microseconds=1), submission_id=submission.id)
    assert job.work.state == "in_review"


def test_others_may_not():
    job, submission = handed_in()
    member, stranger = member_actor(job.client.organisation_id, Role.MEMBER), parties()[0]
    for actor in (job.provider, member, OPERATOR):
        with refused(Forbidden):
            do(accept_submission, actor, ASKED, submission_id=submission.id)
    with refused(NotFound):
        do(accept_submission, stranger, ASKED, submission_id=submission.id)


def test_what_is_accepted_or_sent_back_is_not_accepted():
    job, submission = handed_in()
    do(accept_submission, job.client, ASKED, submission_id=submission.id)
    with refused(NotAllowed, state="accepted"):
        do(accept_submission, job.client, ASKED, submission_id=submission.id)
    other, second = handed_in()
    do(ask_for_changes, other.client, ASKED, submission_id=second.id, words="Darker")
    for actor, at in ((other.client, ASKED), (CLOCK, UNTIL)):
        with refused(NotAllowed, state="changes_asked"):
            do(accept_submission, actor, at, submission_id=second.id)
