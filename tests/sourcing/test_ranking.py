"""The order of scored proposals, how firm it is, and the spread of points."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from anyshore.sourcing.rules.ranking import leader, ranking, sensitivity, spreads
from anyshore.sourcing.rules.scoring import Candidate, Scored, Weighed, score

PRICE = Weighed(UUID(int=1), "Price", 25, "price")
SAMPLE = Weighed(UUID(int=2), "Sample", 75)
START = date(2026, 11, 2)


def one(n: int, price: int, points: int, day: date | None = None) -> Candidate:
    return Candidate(UUID(int=100 + n), price, day, {SAMPLE.id: [points]})


def test_equal_totals_are_parted_by_price_then_by_day_and_else_share_a_rank():
    early, late = date(2027, 1, 1), date(2027, 2, 1)
    pair = [one(1, 100, 50, late), one(2, 100, 50, early), one(3, 100, 50, early)]
    scored = score(pair, [PRICE, SAMPLE], START)
    assert [(place.id.int - 100, place.rank) for place in ranking(pair, scored)] == [(2, 1), (3, 1), (1, 3)]
    assert leader(ranking(pair, scored), 3) is None
    assert leader(ranking(pair[:2], scored), 2) == pair[1].id


def test_nobody_is_in_front_while_a_total_is_missing():
    pair = [one(1, 100, 50), Candidate(UUID(int=102), 90)]
    places = ranking(pair, score(pair, [PRICE, SAMPLE], START))
    assert (len(places), leader(places, 2)) == (1, None)


def scored(price: int, sample: int) -> Scored:
    points = {PRICE.id: Fraction(price), SAMPLE.id: Fraction(sample)}
    total = (25 * points[PRICE.id] + 75 * points[SAMPLE.id]) / 100
    return Scored(UUID(int=9), points, total, Fraction(1))


def test_the_sentence_of_two_close_offers():
    found = sensitivity(scored(72, 86), scored(100, 76), [PRICE, SAMPLE])
    assert found is not None
    assert (found.gap_shown, found.moved, found.after_shown, found.other, found.other_after_shown, found.holds) == (
        0.5, "Price", 20.0, "Sample", 80.0, True,
    )  # fmt: skip
    assert found.flips_shown == 26.3


@given(*[st.integers(0, 100)] * 4)
def test_at_the_share_where_they_change_places_the_totals_are_equal(price, sample, other_price, other_sample):
    first, second = scored(price, sample), scored(other_price, other_sample)
    found = sensitivity(first, second, [PRICE, SAMPLE])
    assert found is not None
    assert found.gap == (first.total or 0) - (second.total or 0)
    if found.flips_at is not None:
        share = found.flips_at / 100
        totals = [share * one.points[PRICE.id] + (1 - share) * one.points[SAMPLE.id] for one in (first, second)]
        assert totals[0] == totals[1]


def test_one_criterion_alone_cannot_be_moved():
    assert sensitivity(scored(1, 2), scored(3, 4), [SAMPLE]) is None


def test_the_widest_spread_comes_first():
    a, b, c = (UUID(int=n) for n in (1, 2, 3))
    found = spreads({(a, c): [50, 60], (b, c): [20, 90, 40], (a, b): []})
    assert [(row.proposal_id, row.low, row.high, row.width) for row in found] == [(b, 20, 90, 70), (a, 50, 60, 10)]
