"""review_decision: what really came of it, beside the plan."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.refusals import OutOfRange, TextMissing
from anyshore.parties.rules import Role
from anyshore.plumbing import deadlines
from anyshore.strategy.actions.review_decision import review_decision
from anyshore.strategy.models import DecisionReview
from tests.factories import do, member_actor
from tests.strategy.assessing import decided, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db

SAID = {"cost_minor": 9_500_000, "freed_milli": 2100, "freed_for": "One left, one collects debts."}


def test_it_stands_and_the_clock_stops():
    decision, owner = decided()
    do(review_decision, owner, decision.review_at, assessment_id=decision.assessment_id, **SAID)
    row = DecisionReview.objects.get()
    assert (row.cost_minor, row.freed_milli, row.person_id) == (9_500_000, 2100, owner.person_id)
    assert deadlines.of(("assessment", decision.assessment_id)) == []
    do(review_decision, owner, decision.review_at, assessment_id=decision.assessment_id, **SAID, note="A year on")
    assert DecisionReview.objects.count() == 2
    assert events(decision.assessment_id)[-1] == "DecisionReviewed"


def test_refusals_change_nothing():
    decision, owner = decided()
    given = {"assessment_id": decision.assessment_id, **SAID}
    with refused(Forbidden):
        do(review_decision, member_actor(owner.organisation_id, Role.VIEWER), **given)
    with refused(NotFound):
        do(review_decision, client("Another"), **given)
    with refused(OutOfRange, field="cost"):
        do(review_decision, owner, **{**given, "cost_minor": -1})
    with refused(OutOfRange, field="freed"):
        do(review_decision, owner, **{**given, "freed_milli": 10**9})
    with refused(TextMissing, field="freed_for"):
        do(review_decision, owner, **{**given, "freed_for": ""})
    waiting, boss = put_up(client("Third"))
    with refused(NotAllowed):
        do(review_decision, boss, **{**given, "assessment_id": waiting.id})
