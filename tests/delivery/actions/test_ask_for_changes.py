"""ask_for_changes: counted rounds, and defects that are not counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.contracts.rules.defaults import defaults
from anyshore.delivery.actions.ask_for_changes import RevisionsUsedUp, ask_for_changes
from anyshore.delivery.rules import ReviewOver
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, OPERATOR, Role
from anyshore.plumbing import files
from anyshore.plumbing.models import Deadline
from tests.contracts.world import clocks, parties, refused
from tests.delivery.world import ASKED, UNTIL, hand_in, handed_in, moves, uploaded
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_the_work_goes_back_and_the_clock_stops():
    job, submission = handed_in()
    sketch = uploaded(job.client, "sketch.png")
    made = do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words=" Darker \r\n", file_ids=[sketch])
    assert (made.state, made.answer, made.defect, made.decided_at) == ("changes_asked", "Darker", "", ASKED)
    fresh = job.submission()
    assert (fresh.decided_by, fresh.decider_id) == ("person", job.client.person_id)
    assert (job.work.state, job.work.revisions) == ("changes_asked", 1)
    assert clocks(submission.id) == []
    assert not Deadline.objects.filter(subject_id=submission.id, stopped_at=None).exists()
    assert moves(submission.id) == [("ask_for_changes", "person", "changes_asked")]
    subject = ("submission_answer", submission.id)
    assert [one.name for one in files.of(subject)[subject]] == ["sketch.png"]


def test_a_third_round_on_a_task_needs_a_change():
    job, submission = handed_in()
    for _ in range(2):
        do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Again")
        submission = hand_in(job, ASKED)
    with refused(RevisionsUsedUp, allowed=2):
        do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="And again")
    assert job.work.revisions == 2


def test_a_stated_defect_uses_up_no_round_and_is_never_too_many():
    job, submission = handed_in(terms=replace(defaults("task"), revisions=0))
    with refused(RevisionsUsedUp, allowed=0):
        do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker")
    made = do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="It is a PNG", criterion=0)
    assert (made.defect, made.answer) == ("as SVG", "It is a PNG")
    assert (job.work.state, job.work.revisions) == ("changes_asked", 0)
    assert clocks(submission.id) == []


def test_rounds_are_not_counted_where_no_number_was_agreed():
    job, submission = handed_in(terms=replace(defaults("task"), revisions=None))
    for number in range(1, 6):
        do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Again")
        assert job.work.revisions == number
        submission = hand_in(job, ASKED)


def test_at_the_stated_instant_it_is_too_late_even_if_no_worker_ran():
    job, submission = handed_in()
    for late in (UNTIL, UNTIL + timedelta(days=3)):
        with refused(ReviewOver, since=UNTIL):
            do(ask_for_changes, job.client, late, submission_id=submission.id, words="Darker")
    do(ask_for_changes, job.client, UNTIL - timedelta(microseconds=1), submission_id=submission.id, words="Darker")
    assert job.work.state == "changes_asked"


def test_others_may_not():
    job, submission = handed_in()
    member, stranger = member_actor(job.client.organisation_id, Role.MEMBER), parties()[0]
    for actor in (job.provider, member, CLOCK, OPERATOR):
        with refused(Forbidden):
            do(ask_for_changes, actor, ASKED, submission_id=submission.id, words="x")
    with refused(NotFound):
        do(ask_for_changes, stranger, ASKED, submission_id=submission.id, words="x")


def test_without_words_or_with_no_such_criterion_it_is_refused():
    job, submission = handed_in()
    with refused(Invalid, field="words"):
        do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words=" ")
    for nowhere in (2, -1):
        with refused(Invalid, field="criterion"):
            do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="x", criterion=nowhere)


def test_what_is_not_in_review_is_not_sent_back():
    job, submission = handed_in()
    do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker")
    with refused(NotAllowed, state="changes_asked"):
        do(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker")
