"""Terms, offers and their defaults, by property."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules import AGREEMENT, LIVE, AgreementState, Side
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.defaults import DEFAULTS, UNFORESEEN, defaults, ending
from anyshore.contracts.rules.offers import Standing, checked_answer_days, is_over, silence, waits_for
from anyshore.contracts.rules.terms import (
    READERS,
    EndRule,
    ExitForm,
    Payment,
    Rights,
    Terms,
    UnforeseenRule,
    ends_at,
)
from anyshore.kit.errors import Invalid
from anyshore.kit.workdays import last_day

AT = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)
LINE = TYPED.filter(str.strip)
DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))


@st.composite
def terms(draw: st.DrawFn, *, complete: bool = True) -> Terms:
    """Any terms that can be; with a change mechanism, exit terms and an end if ``complete``."""
    least = 1 if complete else 0
    payment = draw(st.sampled_from(Payment))
    end_rule = draw(st.sampled_from(EndRule))
    dated = end_rule is EndRule.ON_DATE and (complete or draw(st.booleans()))
    return Terms(
        review_days=draw(st.integers(1, 60)),
        revisions=draw(st.none() | st.integers(0, 50)),
        change_answer_days=draw(st.integers(1, 60)),
        change_impact_first=draw(st.booleans()),
        unforeseen_rule=draw(st.sampled_from(UnforeseenRule)),
        unforeseen_text=draw(LINE) if complete else draw(TYPED),
        talk_days=draw(st.integers(1, 90)),
        proposal_days=draw(st.none() | st.integers(1, 90)),
        cooling_days=draw(st.none() | st.integers(1, 90)),
        notice_days=draw(st.none() | st.integers(1, 730)),
        cure_days=draw(st.integers(1, 180)),
        cure_payment_days=draw(st.integers(1, 180)),
        payment=payment,
        payment_days=draw(st.integers(1, 120)) if payment is Payment.INVOICE else 0,
        purchase_order=draw(st.booleans()),
        exit_form=draw(st.sampled_from(ExitForm)),
        exit_items=tuple(draw(st.lists(LINE, min_size=least, max_size=6))),
        end_rule=end_rule,
        end_on=draw(DAYS) if dated else None,
        end_months=draw(st.none() | st.integers(1, 240)),
        decide_months=draw(st.none() | st.integers(1, 60)),
        confidential=draw(st.booleans()),
        rights=Rights.ON_PAYMENT,
        warranty_days=draw(st.integers(0, 3650)),
        governing_law=draw(TYPED),
    )


def test_the_defaults_are_those_of_the_table():
    """The rows of the product's table, by unit: task, project, process, department."""
    by_unit = [defaults(unit) for unit in Unit]
    table = {
        "review_days": [5, 10, 10, 10],
        "revisions": [2, 2, None, None],
        "change_answer_days": [3, 5, 10, 10],
        "change_impact_first": [False, False, False, True],
        "unforeseen_rule": ["talk", "expert", "ladder", "sponsors"],
        "talk_days": [5, 5, 5, 5],
        "proposal_days": [None, None, 10, 10],
        "cooling_days": [None, None, 5, 5],
        "notice_days": [None, 14, 90, 180],
        "cure_days": [7, 14, 30, 30],
        "cure_payment_days": [7, 14, 30, 10],
        "payment": ["held_in_full", "held_per_milestone", "invoice", "invoice"],
        "payment_days": [0, 0, 30, 30],
        "purchase_order": [False, False, True, True],
        "exit_form": ["sentence", "list", "plan", "rehearsed_plan"],
        "end_rule": ["on_acceptance", "on_date", "on_date", "on_date"],
        "end_months": [None, None, 12, 36],
        "decide_months": [None, None, None, 12],
        "confidential": [True] * 4,
        "rights": ["on_payment"] * 4,
        "warranty_days": [0] * 4,
        "governing_law": [""] * 4,
    }
    for name, values in table.items():
        assert [getattr(one, name) for one in by_unit] == values, name
    for one in by_unit:
        assert one.unforeseen_text == UNFORESEEN[one.unforeseen_rule]
        assert one.exit_items
        assert replace(one, end_rule=EndRule.OPEN).missing() == ()


def test_every_field_has_a_reader_and_the_defaults_pass_it():
    assert set(READERS) == {field.name for field in fields(Terms)}
    for one in DEFAULTS.values():
        assert Terms.from_json(one.to_json()) == one


@given(terms(complete=False))
def test_terms_come_back_from_json_as_they_went(one: Terms):
    assert Terms.from_json(one.to_json()) == one


@given(terms(), st.sampled_from([field.name for field in fields(Terms)]), st.data())
def test_what_json_may_not_hold_is_refused_by_name(one: Terms, name: str, data: st.DataObject):
    """A field that is missing, unknown or of another type is Invalid and told; nothing else is ever raised."""
    whole = one.to_json()
    with pytest.raises(Invalid) as missing:
        Terms.from_json({key: value for key, value in whole.items() if key != name})
    assert missing.value.params["field"] == name
    with pytest.raises(Invalid):
        Terms.from_json({**whole, "extra": 1})
    strange = data.draw(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            st.lists,
        )
    )
    assert _refused_field({**whole, name: strange}) in {"", name, "end_on", "payment_days"}


def _refused_field(data: dict[str, object]) -> str:
    """The field for which Invalid was raised; empty if the terms were read, and read again the same."""
    try:
        read = Terms.from_json(data)
    except Invalid as refused:
        return str(refused.params["field"])
    assert Terms.from_json(read.to_json()) == read
    return ""


@pytest.mark.parametrize("data", [None, [], "terms", 3])
def test_terms_that_are_no_object_are_refused(data: object):
    with pytest.raises(Invalid):
        Terms.from_json(data)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("review_days", 0), ("review_days", 61), ("review_days", True), ("review_days", 5.0), ("revisions", -1),
        ("end_on", "2026-02-30"), ("end_on", "2026-2-3"), ("end_on", 20260203), ("payment", "barter"),
        ("exit_items", "files"), ("exit_items", [" "]), ("exit_items", ["a\nb"]), ("exit_items", ["x"] * 31),
        ("unforeseen_text", "a\x00b"), ("unforeseen_text", "x" * 2001), ("governing_law", "a\u2028b"),
        ("payment_days", 30), ("confidential", "yes"),
    ],
)  # fmt: skip
def test_values_outside_their_range_are_refused(field: str, value: object):
    with pytest.raises(Invalid) as refused:
        Terms.from_json({**defaults("task").to_json(), field: value})
    assert refused.value.params["field"] == field


def test_nobody_signs_without_a_change_mechanism_exit_terms_and_an_end():
    task, project = defaults("task"), defaults("project")
    assert task.missing() == ()
    assert project.missing() == ("end_on",)
    assert project.ending(date(2027, 1, 1)).missing() == ()
    assert replace(task, unforeseen_text=" ", exit_items=()).missing() == ("unforeseen_text", "exit_items")


def test_an_end_date_and_no_end_contradict_each_other():
    with pytest.raises(Invalid):
        replace(defaults("task"), end_rule=EndRule.OPEN, end_on=date(2027, 1, 1))


def test_an_operators_values_go_over_the_table_and_are_checked():
    over = {"task": {"review_days": 7, "end_on": None}}
    assert defaults("task", over) == replace(defaults("task"), review_days=7)
    assert defaults("project", over) == defaults("project")
    for wrong in ({"task": {"review_days": 0}}, {"task": {"review": 7}}):
        with pytest.raises(Invalid):
            defaults("task", wrong)
    with pytest.raises(Invalid):
        defaults("errand")


def test_an_end_is_the_known_day_or_some_months_after_the_offer():
    offered = date(2026, 1, 31)
    assert ending(defaults("task"), offered_on=offered, known=date(2026, 3, 1)).end_on is None
    assert ending(defaults("project"), offered_on=offered, known=date(2026, 3, 1)).end_on == date(2026, 3, 1)
    assert ending(defaults("project"), offered_on=offered, known=None).end_on == date(2027, 1, 31)
    assert ending(defaults("project"), offered_on=offered, known=offered).end_on == date(2027, 1, 31)
    assert ending(defaults("process"), offered_on=offered, known=date(2026, 3, 1)).end_on == date(2027, 1, 31)
    assert ending(defaults("department"), offered_on=offered, known=None).end_on == date(2029, 1, 31)
    chosen = defaults("project").ending(date(2026, 5, 5))
    assert ending(chosen, offered_on=offered, known=date(2026, 3, 1)) == chosen


@given(DAYS, st.integers(0, 400))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert later.day <= day.day


@given(DAYS, st.sampled_from(["Europe/Amsterdam", "America/Santiago", "Asia/Kathmandu", "Pacific/Auckland"]))
def test_the_last_day_counts_whole(day: date, zone: str):
    end = ends_at(day, zone)
    where = ZoneInfo(zone)
    assert last_day(end, where) == day
    assert last_day(end + timedelta(seconds=1), where) == day + timedelta(days=1)


@given(
    st.sampled_from(AgreementState), st.sets(st.sampled_from(Side)), st.none() | st.just(AT), st.none() | st.just(AT)
)
def test_silence_lapses_an_open_offer_and_ends_a_running_agreement(state, signed, answer_until, end):
    told = silence(Standing(state, frozenset(signed), answer_until, end))
    codes = [one.code for one in told]
    if state is AgreementState.OFFERED and answer_until:
        assert codes == ["contracts.offer_lapses"]
        assert told[0].side == (waits_for(state, signed) or "")
    elif state in LIVE and end:
        assert codes == ["contracts.last_day"]
    else:
        assert codes == []


def test_an_offer_is_over_at_its_instant():
    assert is_over(AT, AT)
    assert not is_over(AT, AT - timedelta(microseconds=1))
    assert not is_over(None, AT)


@pytest.mark.parametrize("days", [0, 61, -1])
def test_answer_days_have_a_range(days: int):
    with pytest.raises(Invalid):
        checked_answer_days(days)


def test_only_an_open_offer_is_signed_or_changed_and_what_is_over_stays_so():
    for verb in ("counter", "sign", "decline", "withdraw", "lapse"):
        assert [state for state in AgreementState if AGREEMENT.allows(state, verb)] == [AgreementState.OFFERED]
    over = {"completed", "cancelled", "ended", "declined", "withdrawn", "lapsed"}
    assert not [move for move in AGREEMENT.moves if move[0] in over]
    assert Side.CLIENT.other is Side.PROVIDER
    assert Side.PROVIDER.other is Side.CLIENT
