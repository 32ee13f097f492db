"""Suggestions by property: any order makes the same version, nothing else changes, and ground is found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.chosen import own_words
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.defaults import defaults, ending
from anyshore.contracts.rules.places import (
    TERM_ROWS,
    WHOLE,
    UnknownPlace,
    anchor_of,
    followed,
    overlap,
    plain,
    rows_of,
    standing,
    values_at,
)
from anyshore.contracts.rules.suggestions import (
    SUGGESTION,
    Change,
    SuggestionState,
    holds,
    in_the_way,
    labels,
    normal,
    separated,
    still,
    suggested,
)
from anyshore.contracts.rules.terms import READERS
from anyshore.kit.errors import Invalid
from tests.contracts.clauses.test_agreement_text import chosen
from tests.contracts.test_text_and_versions import _logo
from tests.tables import tables

(WORKED,) = tables("docs/algorithms/suggestions.md")
ON = date(2026, 11, 24)
DESIGN, BUILD = MilestoneDraft("Design", 60_000), MilestoneDraft("Build", 140_000, date(2026, 12, 18))
CARE = {"title": "Care", "amount_minor": 9_000, "due_on": None, "criteria": [], "checks": []}


def project() -> Content:
    """A project of two milestones with a clause of the library and one in its own words."""
    terms = ending(defaults("project"), offered_on=ON, known=date(2027, 3, 31))
    clauses = (chosen("late_penalty"), own_words("Colours", "Only red."))
    return replace(_logo(), unit="project", milestones=(DESIGN, BUILD), terms=terms, clauses=clauses)


POOL = (
    Change("title", {WHOLE: "Two logos"}, 1),
    Change("brief", {WHOLE: "With bread."}, 2),
    Change("milestones.1", {WHOLE: None}, 3),
    Change("milestones.2", {"amount_minor": 130_000}, 4),
    Change("milestones.2", {"due_on": "2026-12-20", "criteria": ["loads in 2 s"]}, 5),
    Change("milestones.+", {WHOLE: CARE}, 6),
    Change("milestones.+", {WHOLE: {**CARE, "title": "More care"}}, 7),
    Change("terms.review", {"review_days": 7}, 8),
    Change("terms.review", {"revisions": 3, "warranty_days": 90}, 9),
    Change("terms.price", {"payment": "invoice", "payment_days": 14}, 10),
    Change("clauses.late_penalty", {"rate_bps": 70}, 11),
    Change("clauses.own~1", {"text": "Only blue."}, 12),
    Change("clauses.insurance", {WHOLE: chosen("insurance").to_json()}, 13),
    Change("clauses.own~+", {WHOLE: own_words("Bread", "Two loaves.").to_json()}, 14),
    Change("duties.+", {WHOLE: {"what": "a report", "every": "month"}}, 15),
)
"""Suggestions of which none overlaps another."""


def test_the_pool_holds_what_it_says():
    content = project()
    for one in POOL:
        assert values_at(content, one.row) is not None or WHOLE in one.to
        assert in_the_way(one, [other for other in POOL if other is not one]) is None
        assert holds(content, [one], ON), one


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(POOL), unique_by=lambda one: one.number, min_size=1), st.randoms())
def test_any_order_makes_the_same_version(chosen_ones, random):
    content = project()
    shuffled = list(chosen_ones)
    random.shuffle(shuffled)
    made = suggested(content, chosen_ones, ON)
    assert suggested(content, shuffled, ON) == made
    assert made.version == content.version + 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(POOL), unique_by=lambda one: one.number, min_size=1, max_size=4))
def test_what_is_not_named_stays_as_it_is(chosen_ones):
    content = project()
    made = suggested(content, chosen_ones, ON)
    named = {(one.row, name) for one in chosen_ones for name in one.to}
    gone = {row for row, name in named if name == WHOLE and row.startswith("milestones.") and row[-1].isdigit()}
    for row in rows_of(content):
        now = followed(made, row, anchor_of(content, row))
        if row in gone or now is None:
            assert row in gone
            continue
        before, after = values_at(content, row), values_at(made, now)
        assert before is not None
        assert after is not None
        for name in before.keys() - {WHOLE}:
            assert (before[name] == after[name]) is ((row, name) not in named), (row, name)
        if (row, WHOLE) in named:
            assert before[WHOLE] != after[WHOLE]
    parties = ("agreement", "number", "client", "provider", "offer", "fee_bps", "rail", "currency", "unit")
    assert {name: plain(made)[name] for name in parties} == {name: plain(content)[name] for name in parties}


def test_one_by_one_makes_what_all_together_make():
    content = project()
    fields = [one for one in POOL if WHOLE not in one.to]
    step = content
    for one in fields:
        step = suggested(step, [one], ON)
    whole = suggested(content, fields, ON)
    assert replace(step, version=whole.version) == whole


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(POOL), st.sampled_from(POOL))
def test_overlap_is_mutual_and_of_one_row(one, other):
    mine, theirs = (one.row, one.to), (other.row, other.to)
    assert overlap(mine, theirs) is overlap(theirs, mine)
    if overlap(mine, theirs):
        assert one.row == other.row
    assert overlap(mine, mine) is (not one.row.endswith("+"))
    assert overlap(("terms.review", ["review_days"]), ("terms.review", [WHOLE]))


def test_every_term_but_the_rights_has_a_row():
    named = [name for names in TERM_ROWS.values() for name in names]
    assert sorted(named) == sorted(READERS.keys() - {"rights"})


def test_what_holds_only_together_stays_together():
    content = project()
    typed = {"payment": "invoice", "payment_days": 14, "purchase_order": True}
    assert separated(content, "terms.price", typed, ON) == [
        {"purchase_order": True},
        {"payment": "invoice", "payment_days": 14},
    ]
    apart = separated(content, "milestones.2", {"title": "Site", "amount_minor": 1}, ON)
    assert apart == [{"title": "Site"}, {"amount_minor": 1}]


def test_a_change_is_kept_as_it_will_stand():
    content = project()
    typed = Change("milestones.2", {"title": " Build ", "amount_minor": 140_000, "criteria": ["works"]})
    found = normal(content, typed, ON)
    assert (found.to, found.was) == ({"criteria": ["works"]}, {"criteria": []})
    assert normal(content, Change("title", {WHOLE: f" {content.title} "}), ON).to == {}
    removed = normal(content, Change("milestones.1", {WHOLE: None}), ON)
    assert removed.to == {WHOLE: None}
    assert removed.was[WHOLE]["title"] == "Design"


@pytest.mark.parametrize(
    ("row", "to"),
    [
        ("milestones.9", {"title": "x"}),
        ("milestones.x", {"title": "x"}),
        ("milestones.1", {"nothing": 1}),
        ("terms.nothing", {"review_days": 1}),
        ("terms.review", {"payment": "invoice"}),
        ("clauses.audit", {"days": 1}),
        ("clauses.", {"days": 1}),
        ("client", {WHOLE: "x"}),
        ("offer", {WHOLE: "x"}),
    ],
)
def test_a_place_that_is_not_there_is_refused(row, to):
    with pytest.raises(UnknownPlace):
        normal(project(), Change(row, to), ON)


@pytest.mark.parametrize(
    ("row", "to"),
    [
        ("milestones.1", {"amount_minor": "5"}),
        ("milestones.1", {"amount_minor": 0}),
        ("milestones.1", {"due_on": "soon"}),
        ("milestones.+", {WHOLE: {"title": "x"}}),
        ("terms.review", {"review_days": 0}),
        ("terms.price", {"payment": "invoice"}),
        ("clauses.late_penalty", {"rate_bps": 999_999}),
        ("clauses.late_penalty", {WHOLE: {"key": "no_such", "version": 1, "params": {}}}),
        ("title", {WHOLE: ""}),
        ("time.+", {WHOLE: {"role": "x"}}),
    ],
)
def test_what_no_agreement_may_have_is_refused(row, to):
    with pytest.raises(Invalid):
        suggested(project(), [Change(row, to)], ON)


def test_what_must_be_there_cannot_be_suggested_away():
    assert not holds(project(), [Change("terms.exit", {"exit_items": []})], ON)
    assert not holds(project(), [Change("milestones.1", {WHOLE: None}), Change("milestones.2", {WHOLE: None})], ON)


def test_the_language_takes_the_standard_words_along_and_nothing_of_the_parties():
    content = project()
    made = suggested(content, [Change("language", {WHOLE: "de"})], ON)
    assert made.language is Language.DE
    assert made.terms.exit_items != content.terms.exit_items
    assert made.clauses[1].own == content.clauses[1].own


def _to(words: str) -> Any:
    values = {"none": None, "Care": CARE}
    return values.get(words, int(words) if words.isdigit() else words)


def test_the_worked_example_holds():
    content = replace(project(), clauses=())
    content = replace(content, terms=replace(content.terms, review_days=10, revisions=2))
    changes = {}
    for number, row in enumerate(WORKED, 1):
        assert row["suggestion"] == labels([number])
        one = normal(content, Change(row["row"], {row["field"]: _to(row["to"])}, number), ON)
        was = one.was[row["field"]]
        assert (was["title"] if isinstance(was, dict) else was) == _to(row["was"])
        changes[number] = replace(one, anchor=anchor_of(content, one.row))
    accepted = [changes[number] for number, row in enumerate(WORKED, 1) if row["answer"] == "accepted"]
    made = suggested(content, accepted, ON)
    assert [one.title for one in made.milestones] == ["Build", "Care"]
    assert made.terms.review_days == 5
    for number, row in enumerate(WORKED, 1):
        if row["then"] != "written":
            assert still(made, changes[number]) == (row["stands at"] or None)
            assert (still(made, changes[number]) is None) is (row["then"] == "overtaken")


def test_a_line_is_found_by_its_title_unless_two_have_it():
    content = project()
    twice = replace(content, milestones=(DESIGN, BUILD, replace(BUILD, amount_minor=1)))
    one = Change("milestones.2", {"amount_minor": 1}, was={"amount_minor": 140_000}, anchor="Build")
    assert still(twice, one) == "milestones.2"
    moved = replace(content, milestones=(DESIGN, DESIGN, BUILD, BUILD))
    assert still(moved, one) is None
    assert still(replace(content, milestones=(BUILD,)), one) == "milestones.1"
    assert standing(content, "milestones.2", ["amount_minor"]) == {"amount_minor": 140_000}


def test_an_answer_can_be_taken_back_but_not_what_is_written():
    assert SUGGESTION.after(SuggestionState.ACCEPTED, "reconsider") is SuggestionState.OPEN
    assert SUGGESTION.after(SuggestionState.REFUSED, "reconsider") is SuggestionState.OPEN
    for state in (SuggestionState.WRITTEN, SuggestionState.WITHDRAWN, SuggestionState.OVERTAKEN):
        assert not any(
            SUGGESTION.allows(state, verb) for verb in ("accept", "refuse", "reconsider", "withdraw", "write")
        )
