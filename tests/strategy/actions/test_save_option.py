"""save_option: an option is written as a whole, and the comparison made before no longer holds."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TooMany
from anyshore.parties.rules import Role
from anyshore.strategy.actions.save_option import save_option
from anyshore.strategy.models import Option, OptionLine
from anyshore.strategy.rules.estimates import Estimate
from anyshore.strategy.rules.terms import LineTerms, OutOfOrder
from tests.factories import do, member_actor
from tests.strategy.assessing import begun, compared, option_of, priced, put_up
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db

LINE = LineTerms(kind="price", estimate=Estimate(1, 2, 3), timing="unit", name="An invoice")


def test_the_usual_risk_is_that_of_where_the_country_lies():
    made, owner = begun()
    found = {}
    for version, (kind, code, risk) in enumerate(
        [("nearshore", "IN", None), ("offshore", "PL", None), ("nearshore", "IN", 5), ("nearshore", "", None),
         ("homeshore", "IN", None)], 1,
    ):  # fmt: skip
        terms = priced(kind, country=code, risk=risk)
        do(save_option, owner, assessment_id=made.id, version=version, terms=terms)
        found[kind, code, risk] = Option.objects.filter(assessment=made).latest("position").risk
    assert list(found.values()) == [14, 8, 5, 8, 10]


def test_an_option_is_added_and_changed():
    made, owner = begun()
    made = do(save_option, owner, assessment_id=made.id, version=1, terms=priced("offshore", country="IN"))
    option = Option.objects.get(assessment=made, kind="offshore")
    assert (option.risk, option.shared_minutes, made.version) == (14, 270, 2)
    terms = priced("offshore", country="IN", lines=(LINE,), risk=3, place="Pune", capacity=2500, kept_milli=300)
    do(save_option, owner, assessment_id=made.id, version=2, option_id=option.id, terms=terms)
    option.refresh_from_db()
    assert (option.risk, option.place, option.capacity, option.kept_milli) == (3, "Pune", 2500, 300)
    line = OptionLine.objects.get(option=option)
    assert (line.low_minor, line.likely_minor, line.high_minor, line.timing, line.origin) == (
        1,
        2,
        3,
        "unit",
        "entered",
    )
    assert events(made.id)[-2:] == ["OptionSaved", "OptionSaved"]


def test_a_change_after_the_comparison_makes_a_draft_without_result():
    made, owner = compared()
    do(save_option, owner, assessment_id=made.id, version=made.version, terms=priced("onshore", country="NL"))
    made.refresh_from_db()
    assert (made.state, made.result, made.inputs_hash) == ("draft", None, "")
    assert made.compared_at is not None


def test_as_now_may_get_a_range_but_stays_what_it_is():
    made, owner = begun()
    now = option_of(made, "in_house")
    line = LineTerms(kind="running", estimate=Estimate(1, 2, 3))
    given = {"assessment_id": made.id, "version": 1}
    do(save_option, owner, **given, option_id=now.id, terms=priced("in_house", lines=(line,)))
    now.refresh_from_db()
    assert now.kept_milli == 2600
    given["version"] = 2
    with refused(ChoiceUnknown, field="kind"):
        do(save_option, owner, **given, option_id=now.id, terms=priced())
    with refused(ChoiceUnknown, field="kind"):
        do(save_option, owner, **given, terms=priced("in_house", lines=(line,)))


def test_who_may_not_and_what_cannot_be_taken():
    made, owner = begun()
    given = {"assessment_id": made.id, "version": 1}
    with refused(Stale, version=1):
        do(save_option, owner, assessment_id=made.id, version=0, terms=priced())
    with refused(NotFound):
        do(save_option, client("Another"), **given, terms=priced())
    with refused(Forbidden):
        do(save_option, member_actor(owner.organisation_id, Role.VIEWER), **given, terms=priced())
    for wrong in (
        {"kind": "moon"},
        {"country": "XX"},
        {"lines": (LineTerms(kind="love", estimate=Estimate(1, 1, 1)),)},
    ):
        with refused(ChoiceUnknown):
            do(save_option, owner, **given, terms=priced(**{"kind": "onshore", **wrong}))
    with refused(OutOfOrder, field="lines", row=2):
        bad = LineTerms(kind="price", estimate=Estimate(3, 2, 1))
        do(save_option, owner, **given, terms=priced(lines=(LINE, bad)))
    for lines in (
        (LineTerms(kind="price", estimate=Estimate(-1, 0, 0)),),
        (LineTerms(kind="price", estimate=Estimate(0, 1, 1), from_month=61),),
    ):
        with refused(OutOfRange):
            do(save_option, owner, **given, terms=priced(lines=lines))
    with refused(OutOfRange, field="risk"):
        do(save_option, owner, **given, terms=priced(risk=26))
    with refused(TooMany, field="lines"):
        do(save_option, owner, **given, terms=priced(lines=(LINE,) * 41))
    waiting, boss = put_up()
    with refused(NotAllowed):
        do(save_option, boss, assessment_id=waiting.id, version=waiting.version, terms=priced("onshore"))


def test_ten_options_are_enough():
    made, owner = begun()
    for version in range(1, 10):
        do(save_option, owner, assessment_id=made.id, version=version, terms=priced())
    with refused(TooMany, field="options"):
        do(save_option, owner, assessment_id=made.id, version=10, terms=priced())
