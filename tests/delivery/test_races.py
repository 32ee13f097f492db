"""Acceptance against every other answer, on real connections, also at the deadline's own instant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.extend_review import extend_review
from anyshore.delivery.actions.stop_work import stop_work
from anyshore.delivery.actions.submit_work import submit_work
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from anyshore.delivery.models import Submission
from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import Deadline, Transition
from tests.contracts.world import performing, race
from tests.delivery.world import ASKED, HANDED_IN, UNTIL, at_work, handed_in

pytestmark = pytest.mark.django_db(transaction=True)

TRIALS = 6
JUST_BEFORE = UNTIL - timedelta(microseconds=1)


def _one_won(found: list[object]) -> None:
    lost = [one for one in found if isinstance(one, Exception)]
    assert len(lost) == 1, found
    assert isinstance(lost[0], Refused), lost[0]
    assert lost[0].status == 409


def _whole(job) -> tuple[str, str]:
    """The states of work and submission, which agree, after exactly one move of each since the hand-in."""
    work, submission = job.work, job.submission()
    moved = Transition.objects.filter(subject_id__in=[work.id, submission.id]).exclude(verb="submit")
    assert moved.count() == 2
    assert not Deadline.objects.filter(subject_id=submission.id, stopped_at=None, done_at=None).exists()
    return work.state, submission.state


def test_silence_against_a_request_that_came_in_time(committed_db):
    """The client asked in the last microsecond, the clock runs at the instant: whoever locks first wins, whole."""
    for _ in range(TRIALS):
        job, submission = handed_in()
        found = race(
            performing(accept_submission, CLOCK, UNTIL, submission_id=submission.id),
            performing(ask_for_changes, job.client, JUST_BEFORE, submission_id=submission.id, words="Darker"),
        )
        _one_won(found)
        assert _whole(job) in {("accepted", "accepted"), ("changes_asked", "changes_asked")}


def test_at_the_instant_itself_silence_wins_always(committed_db):
    for _ in range(TRIALS):
        job, submission = handed_in()
        found = race(
            performing(ask_for_changes, job.client, UNTIL, submission_id=submission.id, words="Darker"),
            performing(accept_submission, CLOCK, UNTIL, submission_id=submission.id),
        )
        _one_won(found)
        assert _whole(job) == ("accepted", "accepted")
        assert job.submission().decided_by == "silence"


@pytest.mark.parametrize("other", ["changes", "withdraw", "stop", "accept"])
def test_a_person_accepts_against_another_answer(other: str, committed_db):
    for _ in range(TRIALS):
        job, submission = handed_in()
        rivals = {
            "changes": performing(ask_for_changes, job.client, ASKED, submission_id=submission.id, words="Darker"),
            "withdraw": performing(withdraw_submission, job.provider, ASKED, submission_id=submission.id),
            "stop": performing(stop_work, job.client, ASKED, milestone_id=job.milestone.id),
            "accept": performing(accept_submission, job.client, ASKED, submission_id=submission.id),
        }
        found = race(performing(accept_submission, job.client, ASKED, submission_id=submission.id), rivals[other])
        _one_won(found)
        work, answered = _whole(job)
        assert (work == "accepted") is (answered == "accepted")


def test_an_extension_against_silence_leaves_one_truth(committed_db):
    for _ in range(TRIALS):
        job, submission = handed_in()
        race(
            performing(extend_review, job.client, JUST_BEFORE, submission_id=submission.id),
            performing(accept_submission, CLOCK, UNTIL, submission_id=submission.id),
        )
        fresh = job.submission()
        alive = Deadline.objects.filter(subject_id=submission.id, stopped_at=None, done_at=None, reminds=None)
        if fresh.state == "accepted":
            assert (fresh.extended_at, alive.count()) == (None, 0)
        else:
            assert fresh.extended_at == JUST_BEFORE
            assert [row.due_at for row in alive] == [fresh.review_until]


def test_two_hand_ins_at_once(committed_db):
    for _ in range(TRIALS):
        job = at_work()
        run = performing(submit_work, job.provider, HANDED_IN, milestone_id=job.milestone.id, note="Here")
        _one_won(race(run, run))
        assert Submission.objects.filter(work=job.work).count() == 1
