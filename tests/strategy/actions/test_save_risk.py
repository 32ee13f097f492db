"""save_risk: what can go wrong with an option, and its own risk follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.refusals import ChoiceUnknown, TooMany
from anyshore.parties.rules import Role
from anyshore.strategy.actions.save_risk import save_risk
from anyshore.strategy.models import Assessment, Option, Risk
from anyshore.strategy.queries.risks import risks_of
from anyshore.strategy.rules.risks import MeasureMakesWorse, RiskTerms
from tests.factories import do, make_person, member_actor
from tests.strategy.assessing import compared, decided, option_of, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db

FALSE = RiskTerms(
    kind="other",
    name="A payment goes to a false account",
    likelihood=3,
    effect=5,
    measure="Bank details change only with a second person",
    likelihood_after=1,
    effect_after=5,
)
LOST = replace(FALSE, kind="people", name="Knowledge is lost", effect=4, likelihood_after=3, effect_after=4)


def risked(actor: Actor | None = None) -> tuple[Assessment, Option, Risk, Actor]:
    made, owner = compared(actor)
    near = option_of(made)
    risk = do(save_risk, owner, option_id=near.id, terms=FALSE)
    return Assessment.objects.get(pk=made.id), near, risk, owner


def test_the_highest_that_is_left_is_the_options_risk_and_the_comparison_is_stale():
    made, near, _, owner = risked()
    assert (made.state, made.result, option_of(made).risk) == ("draft", None, 5)
    do(save_risk, owner, option_id=near.id, terms=LOST)
    assert option_of(made).risk == 12
    found = next(one for one in risks_of(owner, made.number).options if one.kind == "nearshore")
    assert [(row.name, row.before, row.after) for row in found.rows] == [
        ("Knowledge is lost", 12, 12),
        ("A payment goes to a false account", 15, 5),
    ]
    assert found.level == 12
    assert events(made.id)[-1] == "RiskSaved"


def test_a_risk_is_changed_with_an_owner_and_a_day():
    made, near, risk, owner = risked()
    terms = replace(FALSE, likelihood=4, owner_id=owner.person_id, review_on=date(2027, 3, 1))
    do(save_risk, owner, option_id=near.id, risk_id=risk.id, terms=terms)
    assert Risk.objects.count() == 1
    (row,) = next(one for one in risks_of(owner, made.number).options if one.rows).rows
    assert (row.before, row.owner, row.review_on) == (20, "Marit de Boer", date(2027, 3, 1))


def test_after_the_decision_risks_are_looked_after_and_the_decision_stays():
    decision, owner = decided()
    made = decision.assessment
    near = option_of(made)
    before = (made.version, near.risk, made.result)
    do(save_risk, owner, option_id=near.id, terms=LOST)
    made.refresh_from_db()
    assert (made.state, made.version, option_of(made).risk, made.result) == ("decided", *before)


def test_refusals_change_nothing():
    made, near, risk, owner = risked()
    stranger, viewer, nobody = client("Other"), member_actor(owner.organisation_id, Role.VIEWER), make_person()
    with refused(Forbidden):
        do(save_risk, viewer, option_id=near.id, terms=FALSE)
    with refused(NotFound):
        do(save_risk, stranger, option_id=near.id, terms=FALSE)
    with refused(NotFound):
        do(save_risk, owner, option_id=option_of(made, "improved").id, risk_id=risk.id, terms=FALSE)
    with refused(ChoiceUnknown):
        do(save_risk, owner, option_id=near.id, terms=replace(FALSE, owner_id=nobody.id))
    with refused(MeasureMakesWorse):
        do(save_risk, owner, option_id=near.id, terms=replace(FALSE, likelihood_after=4))
    Risk.objects.bulk_create(
        Risk(
            option=near,
            kind="other",
            name="x",
            likelihood=1,
            effect=1,
            likelihood_after=1,
            effect_after=1,
            at=made.created_at,
        )
        for _ in range(19)
    )
    with refused(TooMany):
        do(save_risk, owner, option_id=near.id, terms=FALSE)


def test_nothing_changes_while_it_waits_for_a_decision():
    made, owner = put_up()
    with refused(NotAllowed):
        do(save_risk, owner, option_id=option_of(made).id, terms=FALSE)
