"""The same key again: the same answer to the byte, and one effect."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.accept_submission import accept_submission
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.actions.extend_review import extend_review
from anyshore.delivery.actions.stop_work import stop_work
from anyshore.delivery.actions.submit_work import submit_work
from anyshore.delivery.actions.withdraw_submission import withdraw_submission
from tests.contracts.world import replayed
from tests.delivery.world import ASKED, HANDED_IN, at_work, handed_in, uploaded

pytestmark = pytest.mark.django_db


def test_a_hand_in():
    job = at_work()
    mine = uploaded(job.provider)
    replayed(submit_work, job.provider, HANDED_IN, milestone_id=job.milestone.id, note="Here", file_ids=[mine])


@pytest.mark.parametrize("verb", [accept_submission, ask_for_changes, extend_review, withdraw_submission])
def test_an_answer(verb):
    job, submission = handed_in()
    actor = job.provider if verb is withdraw_submission else job.client
    words = {"words": "Darker"} if verb is ask_for_changes else {}
    replayed(verb, actor, ASKED, submission_id=submission.id, **words)


def test_a_stop():
    job = at_work()
    replayed(stop_work, job.client, ASKED, milestone_id=job.milestone.id, why="Refunded")
