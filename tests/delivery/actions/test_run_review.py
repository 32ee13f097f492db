"""run_review: what extending and resuming share."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.run_review import run_review
from anyshore.plumbing.models import Deadline
from tests.contracts.world import clocks
from tests.delivery.world import ASKED, UNTIL, handed_in
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_one_clock_runs_to_the_new_end_with_reminders_of_its_own():
    job, submission = handed_in()
    until = UNTIL + timedelta(days=2)
    do(run_review, job.client, ASKED, submission=submission, until=until)
    assert clocks(submission.id) == [("exits.accept_by_silence", until)]
    alive = Deadline.objects.filter(subject_id=submission.id, stopped_at=None)
    assert {row.due_at for row in alive.exclude(reminds=None)} == {
        ASKED + (until - ASKED) / 2,
        until - timedelta(hours=48),
        until - timedelta(hours=4),
    }
    assert job.submission().review_until == until
