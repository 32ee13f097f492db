"""The rules of the board: places, steps, and when people are told."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from anyshore.delivery.rules.board import (
    VERBS,
    WORK_ITEM,
    Step,
    WorkItemState,
    next_telling,
    place_between,
    spread,
    steps_with,
)


@given(st.lists(st.integers(-(2**40), 2**40), unique=True, max_size=30), st.integers(0, 30))
def test_a_place_is_between_or_there_is_none(places: list[int], at: int):
    """Whatever stands there, a new place stands between its neighbours, unless they touch."""
    rows = sorted(places)
    at = min(at, len(rows))
    before, after = (rows[at - 1] if at else None), (rows[at] if at < len(rows) else None)
    found = place_between(before, after)
    if found is None:
        assert before is not None
        assert after == before + 1
    else:
        assert before is None or before < found
        assert after is None or found < after


def test_what_is_spread_has_room_everywhere():
    places = spread(200)
    assert all(place_between(one, other) is not None for one, other in itertools.pairwise(places))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans())), st.lists(st.sampled_from("abcd")))
def test_a_step_stays_done_as_often_as_it_stood_there(before: list[tuple[str, bool]], words: list[str]):
    steps = [Step(*one) for one in before]
    found = steps_with(steps, words)
    assert [one.words for one in found] == words
    for said in "abcd":
        done = sum(1 for one in found if one.words == said and one.done)
        assert done <= sum(1 for one in steps if one.words == said and one.done)


def test_every_column_leads_to_every_other():
    for old in WorkItemState:
        assert {WORK_ITEM.after(old, VERBS[new]) for new in WorkItemState if new is not old} == set(WorkItemState) - {
            old
        }
        assert not WORK_ITEM.allows(old, VERBS[old])


def test_people_are_told_the_day_before_and_the_day_after_once():
    day = date(2026, 12, 10)
    at = datetime(2026, 12, 1, tzinfo=UTC)
    told = []
    while (found := next_telling([day], at)) is not None:
        told.append(found)
        at = found
    assert told == [datetime(2026, 12, 9, 10, tzinfo=UTC), datetime(2026, 12, 11, 10, tzinfo=UTC)]
    assert next_telling([], at) is None
