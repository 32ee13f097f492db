"""ask_review: the clock asks after six months."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.strategy.actions.ask_review import ask_review
from tests.factories import do
from tests.strategy.assessing import decided, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db


def test_the_client_is_asked():
    decision, _ = decided()
    do(ask_review, CLOCK, decision.review_at, assessment_id=decision.assessment_id)
    assert events(decision.assessment_id)[-1] == "ReviewAsked"


def test_only_the_clock_and_only_what_was_decided():
    decision, owner = decided()
    with refused(Forbidden):
        do(ask_review, owner, decision.review_at, assessment_id=decision.assessment_id)
    waiting, _ = put_up(client("Third"))
    with refused(NotAllowed):
        do(ask_review, CLOCK, assessment_id=waiting.id)
