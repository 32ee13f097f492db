"""gather_comments: one clock an hour, however many comments come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.gather_comments import gather_comments
from anyshore.plumbing import deadlines
from tests.delivery.world import ASKED, handed_in
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_the_first_starts_the_clock_and_the_next_do_not():
    job, submission = handed_in()
    assert do(gather_comments, job.client, ASKED, submission_id=submission.id) is True
    assert do(gather_comments, job.client, ASKED + timedelta(minutes=5), submission_id=submission.id) is False
    (clock,) = deadlines.of(("submission_comments", submission.id))
    assert (clock.verb, clock.due_at) == ("delivery.tell_comments", ASKED + timedelta(hours=1))
