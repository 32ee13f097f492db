"""decide_assessment: the decision keeps what it was taken on, and asks again in six months."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.kit.chains import version_hash
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.kit.refusals import ChoiceUnknown, TextMissing, TextTooLong
from anyshore.parties.rules import Role
from anyshore.plumbing import deadlines
from anyshore.strategy.actions.begin_assessment import begin_assessment
from anyshore.strategy.actions.decide_assessment import decide_assessment
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from anyshore.strategy.models import Assessment, Baseline, Cost
from anyshore.strategy.rules.decisions import DecisionTerms, DriverMissing, NotThisWay
from anyshore.strategy.rules.terms import FrameTerms
from tests.factories import do, member_actor
from tests.strategy.assessing import WHY, compared, decided, option_of, priced, put_up
from tests.strategy.world import LATER, client, events, refused

pytestmark = pytest.mark.django_db


def test_the_decision_keeps_baseline_inputs_and_result_whatever_changes_later():
    decision, owner = decided()
    made = decision.assessment
    assert (made.state, decision.decider_id, decision.drivers) == (
        "decided",
        owner.person_id,
        ["save_cost", "solve_capacity"],
    )
    baseline = Baseline.objects.get(pk=decision.baseline_id)
    assert decision.hash == version_hash(baseline.hash, decision.content)
    assert decision.content["result"]["advice"]["key"] == str(option_of(made).id)
    Cost.objects.filter(activity_id=made.activity_id).update(amount_minor=1)
    assert Baseline.objects.get(pk=baseline.pk).content["amount_minor"] == 17_040_000
    assert decision.review_at == datetime(2027, 5, 24, 10, 24, tzinfo=UTC)
    (due,) = deadlines.of(("assessment", made.id))
    assert (due.verb, due.due_at) == ("strategy.ask_review", decision.review_at)
    assert events(made.id)[-1] == "AssessmentDecided"


def test_a_later_decision_on_the_same_activity_supersedes_the_earlier():
    first, owner = decided()
    activity_id = first.assessment.activity_id
    again = do(begin_assessment, owner, activity_id=activity_id, frame=FrameTerms(), options=(priced(),))
    again = do(put_up_assessment, owner, assessment_id=again.id, version=again.version)
    given = {"assessment_id": again.id, "version": again.version, "option_id": option_of(again).id, "terms": WHY}
    do(decide_assessment, owner, **given)
    states = Assessment.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["superseded", "decided"]


def test_who_may_not_and_what_is_missing():
    made, owner = put_up()
    given = {"assessment_id": made.id, "version": made.version, "option_id": option_of(made).id, "terms": WHY}
    with refused(Forbidden):
        do(decide_assessment, member_actor(owner.organisation_id), LATER, **given)
    with refused(NotFound):
        do(decide_assessment, client("Another"), LATER, **given)
    with refused(Stale):
        do(decide_assessment, owner, LATER, **{**given, "version": 0})
    for kind in ("in_house", "improved"):
        with refused(NotThisWay, kind=kind):
            do(decide_assessment, owner, LATER, **{**given, "option_id": option_of(made, kind).id})
    wrong = (
        (DriverMissing, DecisionTerms(reason="So")),
        (TextMissing, DecisionTerms(reason=" ", drivers=("speed",))),
        (TextTooLong, DecisionTerms(reason="x" * 2001, drivers=("speed",))),
        (ChoiceUnknown, DecisionTerms(reason="So", drivers=("fun",))),
    )
    for error, terms in wrong:
        with refused(error):
            do(decide_assessment, owner, LATER, **{**given, "terms": terms})
    assert member_actor(owner.organisation_id, Role.MANAGER).role == Role.MANAGER


def test_what_is_not_put_up_or_decided_already_is_refused():
    made, owner = compared()
    given = {"assessment_id": made.id, "version": made.version, "option_id": option_of(made).id, "terms": WHY}
    with refused(NotAllowed):
        do(decide_assessment, owner, **given)
    decision, boss = decided(client("Third"))
    given = {**given, "assessment_id": decision.assessment_id, "option_id": decision.option_id}
    with refused(NotAllowed):
        do(decide_assessment, boss, LATER, **{**given, "version": decision.assessment.version})
