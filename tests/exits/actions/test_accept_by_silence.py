"""Silence accepts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.delivery.actions.accept_submission import ReviewRuns
from anyshore.delivery.actions.ask_for_changes import ask_for_changes
from anyshore.delivery.models import Submission
from anyshore.exits.actions.accept_by_silence import accept_by_silence
from anyshore.exits.queries import ending_of
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.hold_funds import hold_funds
from tests.deals import make_deal, sound
from tests.factories import NOW, do, operator_actor
from tests.moves import refuses

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def submitted():
    deal = make_deal()
    deal.fund()
    return deal, deal.submit()


def test_at_the_stated_instant_however_late_the_clock_comes():
    deal, submission = submitted()
    run_due(submission.review_until - SECOND)
    assert deal.wallet() == 0
    run_due(submission.review_until + timedelta(days=40))
    accepted = Submission.objects.get()
    assert (accepted.state, accepted.decided_by, accepted.decided_at) == (
        "accepted",
        "silence",
        submission.review_until,
    )
    assert (deal.wallet(), deal.state()) == (20_000, "completed")
    assert ending_of(deal.client, deal.id).at == submission.review_until
    sound()


def test_an_answer_stops_it():
    deal, submission = submitted()
    do(ask_for_changes, deal.client, submission_id=submission.pk, words="Bluer, please.")
    run_due(submission.review_until + timedelta(days=40))
    assert (deal.wallet(), deal.held()) == (0, 20_000)


def test_so_does_a_hold():
    deal, submission = submitted()
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    run_due(submission.review_until + timedelta(days=2))
    assert deal.held() == 20_000


def test_refusals():
    deal, submission = submitted()
    refuses(ReviewRuns, accept_by_silence, CLOCK, at=NOW, submission_id=submission.pk)
    for actor in (deal.client, deal.provider, operator_actor()):
        refuses(Forbidden, accept_by_silence, actor, at=submission.review_until, submission_id=submission.pk)
