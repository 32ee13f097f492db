"""The public score, and what silence does to reviews."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anyshore.reviews.rules import OpenWindow, score_of, silence, wilson
from tests.tables import tables

POINTS = st.integers(0, 100)
REVIEWS = st.lists(st.tuples(st.integers(0, 5), POINTS), min_size=1, max_size=40)
(WORKED,) = tables("docs/algorithms/reviews_score.md")


def read(cell: str) -> list[tuple[int, int]]:
    return [(who, int(points)) for who, voice in enumerate(cell.split(", ")) for points in voice.split("+")]


@pytest.mark.parametrize("row", WORKED, ids=lambda row: row["reviews"])
def test_the_worked_table(row):
    given_ = read(row["reviews"])
    score = score_of(given_)
    assert (score.reviews, score.voices) == (len(given_), int(row["voices"]))
    assert (score.score, score.low, score.high) == (int(row["score"]), int(row["low"]), int(row["high"]))


def test_nobody_reviewed_is_no_score():
    assert score_of([]) is None


@given(REVIEWS)
def test_the_score_lies_in_its_range(given_):
    score = score_of(given_)
    assert 0 <= score.low <= score.score <= score.high <= 100
    assert min(points for _, points in given_) <= score.score <= max(points for _, points in given_)


@given(REVIEWS, st.integers(0, 2**32))
@example([(0, 0), (0, 93), (0, 100), (3, 65), *[(1, 0)] * 5, (1, 64), (2, 2)], 0)  # its mean is 35.5
def test_the_order_does_not_matter(given_, seed):
    other = random.Random(seed).sample(given_, len(given_))
    assert score_of(other) == score_of(given_)


@given(st.integers(1, 50), POINTS)
def test_a_friend_has_one_voice(times, points):
    once, often = (
        score_of([("friend", points), ("other", 50)]),
        score_of([*[("friend", points)] * times, ("other", 50)]),
    )
    assert (once.score, once.low, once.high) == (often.score, often.low, often.high)


@given(POINTS, st.integers(1, 60))
def test_more_voices_narrow_the_range(points, count):
    few = score_of((who, points) for who in range(count))
    more = score_of((who, points) for who in range(count + 1))
    assert more.high - more.low <= few.high - few.low


@given(st.floats(0, 1), st.integers(1, 1_000))
def test_wilson_is_an_interval_around_the_share(share, count):
    low, high = wilson(share, count)
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


def test_silence_shows_what_was_written():
    until = datetime(2026, 12, 8, 23, tzinfo=UTC)
    (told,) = silence(OpenWindow(until, ("client",)))
    assert (told.at, told.code, told.side) == (until, "reviews.shown", "client")
    assert silence(OpenWindow(until, ("client", "provider")))[0].side == ""
    assert silence(None) == []
