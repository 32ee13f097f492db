"""What pages read of assessments: who may do what, what waits, published rates, the request that is carried over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.insight.queries.needs import NEEDED, NeedKind, needs
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Right, Role
from anyshore.strategy.actions.agree_rating import agree_rating
from anyshore.strategy.actions.compare_options import compare_options
from anyshore.strategy.actions.refresh_baseline import refresh_baseline
from anyshore.strategy.actions.review_decision import review_decision
from anyshore.strategy.queries.assessment_list import assessments
from anyshore.strategy.queries.assessments import assessment_view
from anyshore.strategy.queries.rates import rates_by_distance
from anyshore.strategy.queries.waiting import decisions_waiting, reviews_due
from anyshore.strategy.rules.decisions import check_gate, review_at
from anyshore.web.today.words import NEEDED as SAID
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import NOW, do, make_organisation, member_actor, operator_actor
from tests.strategy.assessing import begun, compared, decided, option_of, put_up
from tests.strategy.world import LATER, client

pytestmark = pytest.mark.django_db


def test_the_list_names_what_is_recommended_and_nobody_else_sees_it():
    made, owner = compared()
    begun(owner)
    draft, ready = assessments(owner)
    assert (draft.state, draft.advised, draft.saves) == ("draft", "", None)
    assert (ready.number, ready.advised) == (made.number, "nearshore")
    assert ready.low < ready.saves < ready.high
    for other in (client("Another"), operator_actor()):
        assert assessments(other) == []
        with pytest.raises(NotFound):
            assessment_view(other, made.number)


def test_who_may_do_what_by_state_and_role():
    made, owner = compared()
    member, viewer = member_actor(owner.organisation_id), member_actor(owner.organisation_id, Role.VIEWER)
    assert assessment_view(owner, made.number).may == {"change", "discard", "put_up", "keep", "pass_gate"}
    assert assessment_view(member, made.number).may == {"change", "discard", "put_up"}
    assert assessment_view(viewer, made.number).may == frozenset()
    waiting, boss = put_up(client("Third"))
    assert assessment_view(boss, waiting.number).may == {"take_back", "decide", "keep", "ask", "pass_gate"}
    decision, head = decided(client("Fourth"))
    assert assessment_view(head, decision.assessment.number).may == {"pass_gate", "review", "request"}


def test_today_names_what_waits_for_a_decision_and_for_a_word_about_it():
    made, owner = put_up()
    assert [one.number for one in decisions_waiting(owner)] == [made.number]
    assert decisions_waiting(member_actor(owner.organisation_id)) == []
    waiting = {str(one.kind): one.right for one in needs(owner, at=NOW)}
    assert waiting["decide"] == Right.COMMIT
    assert set(NEEDED) == set(NeedKind) == set(SAID)
    decision, boss = decided(client("Third"))
    due = decision.review_at
    assert reviews_due(boss, due - timedelta(minutes=1)) == []
    assert [one.number for one in reviews_due(boss, due)] == [decision.assessment.number]
    said = {"cost_minor": 1, "freed_milli": 0}
    do(review_decision, boss, due, assessment_id=decision.assessment_id, **said)
    assert reviews_due(boss, due) == []
    (row,) = assessment_view(boss, decision.assessment.number).reviews
    assert row.cost.minor == 1


def test_core_work_is_kept_once_the_matrix_says_so():
    made, owner = compared()
    for axis in ("importance", "capability"):
        do(agree_rating, owner, activity_id=made.activity_id, axis=axis, answers=(4,) * 6)
    do(refresh_baseline, owner, assessment_id=made.id, version=made.version)
    again = do(compare_options, owner, LATER, assessment_id=made.id)
    assert again.matrix_field == "keep"
    advice = assessment_view(owner, made.number).advice
    assert advice.key in {str(option_of(made, kind).id) for kind in ("in_house", "improved")}
    assert "field_keep" in [one.code for one in advice.reasons if one.good]


def test_rates_of_fewer_than_five_providers_are_not_told():
    _, owner = compared()
    given = {"currency": "EUR", "on": NOW.date()}
    for n in range(5):
        assert rates_by_distance(owner, category="accounts-payable", **given) == {}
        actor = make_organisation(name=f"Bookkeeper {n}", country="PL")[1]
        details = replace(GOOD, rate_minor=3000 + 100 * n, skills=(("accounts-payable", ""),))
        do(save_profile, actor, details=details)
        do(publish_profile, actor)
    found = rates_by_distance(owner, category="accounts-payable", **given)
    assert {way: (one.median, one.providers) for way, one in found.items()} == {"nearshore": (Money(3200, "EUR"), 5)}
    assert rates_by_distance(owner, category="", **given) == {}


@pytest.mark.parametrize(
    ("day", "then"), [((2026, 8, 31), (2027, 2, 28)), ((2027, 8, 31), (2028, 2, 29)), ((2026, 12, 15), (2027, 6, 15))]
)
def test_six_months_later_is_the_same_day_or_the_last_of_the_month(day, then):
    found = review_at(NOW.replace(year=day[0], month=day[1], day=day[2]))
    assert (found.year, found.month, found.day) == then


def test_gates_come_in_their_order():
    check_gate("business_case", "passed", [])
    check_gate("selection", "waived", ["business_case", "strategy"])
