"""ask_to_decide: above a sum the client's own people agree to this option before it is decided."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.rules import Kind
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.strategy.actions.ask_to_decide import ask_to_decide
from anyshore.strategy.actions.decide_assessment import ApprovalMissing, decide_assessment
from anyshore.strategy.rules.decisions import NotThisWay
from tests.approvals.world import answer, house, ruled
from tests.factories import do, member_actor
from tests.strategy.assessing import WHY, compared, option_of, put_up
from tests.strategy.world import LATER, client, refused

pytestmark = pytest.mark.django_db


def test_above_the_threshold_the_decision_waits_for_those_who_are_asked():
    here = house()
    ruled(here, Money(10_000_000, "EUR"), 1, kind=Kind.DECISION)
    made, _ = put_up(here.owner)
    near = option_of(made)
    given = {"assessment_id": made.id, "version": made.version, "option_id": near.id, "terms": WHY}
    with refused(ApprovalMissing, needed=1):
        do(decide_assessment, here.asker, LATER, **given)
    asked = do(ask_to_decide, here.asker, LATER, assessment_id=made.id, option_id=near.id, words="It saves a lot.")
    assert (asked.title, asked.path) == ("Accounts payable", f"/decide/assessments/{made.number}/")
    assert asked.subject_id == made.id
    with refused(ApprovalMissing):
        do(decide_assessment, here.asker, LATER, **given)
    answer(asked, here.people[0])
    assert do(decide_assessment, here.asker, LATER, **given).assessment.state == "decided"


def test_without_a_rule_nobody_is_asked_and_refusals_change_nothing():
    made, owner = put_up()
    given = {"assessment_id": made.id, "option_id": option_of(made).id}
    with refused(NoApprovalNeeded):
        do(ask_to_decide, owner, **given)
    with refused(NotFound):
        do(ask_to_decide, client("Another"), **given)
    with refused(Forbidden):
        do(ask_to_decide, member_actor(owner.organisation_id, Role.VIEWER), **given)
    with refused(NotThisWay):
        do(ask_to_decide, owner, **{**given, "option_id": option_of(made, "improved").id})
    other, boss = compared(client("Third"))
    with refused(NotAllowed):
        do(ask_to_decide, boss, assessment_id=other.id, option_id=option_of(other).id)
