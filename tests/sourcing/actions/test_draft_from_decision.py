"""draft_from_decision: a draft that keeps the decision it carries out."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.draft_from_decision import draft_from_decision
from anyshore.sourcing.queries.decided import decision_behind, requests_of
from anyshore.strategy.models import Assessment
from tests.factories import do, member_actor
from tests.sourcing.world import client, refused, wanted
from tests.strategy.assessing import decided

pytestmark = pytest.mark.django_db

TERMS = wanted("Accounts payable", unit="process", brief="27,400 invoices a year")


def test_a_draft_points_to_its_decision_and_the_decision_finds_it():
    decision, owner = decided()
    request = do(draft_from_decision, owner, decision_id=decision.id, terms=TERMS)
    assert (request.state, request.decision_id, request.unit) == ("draft", decision.id, "process")
    (row,) = requests_of(owner, decision.id)
    assert (row.number, row.state) == (request.number, "draft")
    assert decision_behind(owner, request.id) == decision.assessment.number
    assert requests_of(client(), decision.id) == []
    assert decision_behind(client(), request.id) is None


def test_refusals_change_nothing():
    decision, owner = decided()
    with refused(NotFound):
        do(draft_from_decision, client(), decision_id=decision.id, terms=TERMS)
    with refused(NotFound):
        do(draft_from_decision, owner, decision_id=uuid4(), terms=TERMS)
    with refused(Forbidden):
        viewer = member_actor(owner.organisation_id, Role.VIEWER)
        do(draft_from_decision, viewer, decision_id=decision.id, terms=TERMS)
    Assessment.objects.update(state="superseded")
    with refused(NotFound):
        do(draft_from_decision, owner, decision_id=decision.id, terms=TERMS)
