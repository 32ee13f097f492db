"""The core matrix: points, spread and fields; the worked table of the document is what the code does."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.refusals import OutOfRange
from anyshore.strategy.rules.matrix import (
    QUESTIONS,
    AnswersIncomplete,
    Axis,
    Field,
    by_question,
    checked,
    field,
    points,
    side,
)
from anyshore.web.strategy.questions import WORDS
from anyshore.web.strategy.words import AXES, FIELDS
from tests.tables import tables

FOUR, WORKED = tables("docs/algorithms/core_matrix.md")

answer = st.none() | st.integers(0, 4)
somebody = st.tuples(*[answer] * 6).filter(lambda six: any(one is not None for one in six))


def answers(digits: str) -> tuple[int | None, ...]:
    return tuple(None if one == "-" else int(one) for one in digits)


def sides(row: dict[str, str], axis: str):
    people = [answers(one) for one in row[axis].split()]
    return side(people, answers(row[f"agreed {axis}"]) if row[f"agreed {axis}"] else None)


@pytest.mark.parametrize("row", WORKED, ids=lambda row: row["activity"])
def test_the_worked_table_is_what_the_code_does(row):
    importance, capability = sides(row, "importance"), sides(row, "capability")
    assert (importance.shown, capability.shown) == (
        int(row["points of importance"]),
        int(row["points of capability"]),
    )
    assert field(importance, capability) == row["field"]
    assert importance.spread == int(row["apart"])


def test_the_four_fields_are_those_of_the_document():
    high, low = side([(4,) * 6]), side([(0,) * 6])
    found = {(one["importance"], one["capability"]): one["field"] for one in FOUR}
    for name, importance in (("high", high), ("low", low)):
        for other, capability in (("high", high), ("low", low)):
            assert found[name, other] == field(importance, capability)
    assert {one["field"] for one in FOUR} == set(Field) == set(FIELDS)


@given(somebody)
def test_points_run_from_0_to_100_and_an_open_question_changes_nothing_else(six):
    given_ones = [one for one in six if one is not None]
    assert 0 <= points(six) <= 100
    assert points(six) == Fraction(25 * sum(given_ones), len(given_ones))


@given(st.lists(somebody, min_size=1, max_size=6))
def test_the_mean_lies_between_the_people_and_does_not_depend_on_their_order(people):
    found = side(people)
    assert found.lowest <= found.points <= found.highest
    assert found == side(people[::-1])
    assert found.people == len(people)


@given(st.lists(somebody, max_size=4), somebody)
def test_what_was_agreed_counts_whatever_the_people_said(people, agreed):
    found = side(people, agreed)
    assert found.points == points(agreed)
    assert found.agreed
    assert found.people == len(people)


@given(st.lists(somebody, min_size=1, max_size=6))
def test_each_question_shows_its_own_mean_and_ends(people):
    for at, one in enumerate(by_question(people)):
        known = [six[at] for six in people if six[at] is not None]
        assert (one.lowest, one.highest) == ((min(known), max(known)) if known else (None, None))
        assert one.mean == (Fraction(sum(known), len(known)) if known else None)


def test_nobody_has_no_place():
    assert side([]) is None
    assert field(None, side([(1,) * 6])) is None
    with pytest.raises(AnswersIncomplete):
        checked([None] * 6)
    with pytest.raises(OutOfRange):
        checked([0] * 5)


def test_every_question_and_every_answer_has_words():
    assert {axis: set(found) for axis, found in WORDS.items()} == {axis: set(QUESTIONS[axis]) for axis in Axis}
    assert all(len(set(map(str, one.answers))) == 5 for found in WORDS.values() for one in found.values())
    assert set(AXES) == set(Axis)
