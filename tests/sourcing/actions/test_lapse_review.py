"""lapse_review: silence stands on record."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.answer_review import answer_review
from anyshore.sourcing.actions.ask_for_review import ask_for_review
from anyshore.sourcing.actions.lapse_review import lapse_review
from anyshore.sourcing.models import AwardReview
from tests.factories import do
from tests.sourcing.actions.test_ask_for_review import decided
from tests.sourcing.world import events, refused

pytestmark = pytest.mark.django_db


def test_the_clock_lets_it_lapse_and_nobody_else():
    scene = decided()
    brno, actor = scene.bidders["Brno"]
    with refused(NotFound):
        do(lapse_review, CLOCK, scene.after, proposal_id=brno.id)
    row = do(ask_for_review, actor, scene.after, proposal_id=brno.id, words="You missed our second sample.")
    with refused(Forbidden):
        do(lapse_review, scene.owner, scene.after, proposal_id=brno.id)
    run_due(row.answer_until)
    assert AwardReview.objects.get().state == "lapsed"
    assert events(brno)[-1] == "ReviewLapsed"
    with refused(NotAllowed):
        do(answer_review, scene.owner, row.answer_until, proposal_id=brno.id, answer="Too late.")
    with refused(NotAllowed):
        do(lapse_review, CLOCK, row.answer_until, proposal_id=brno.id)
