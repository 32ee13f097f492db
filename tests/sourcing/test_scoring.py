"""The scoring rules: the worked table of docs/algorithms/scoring.md, and what holds for all offers."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.money import parse
from anyshore.sourcing.rules.scoring import Candidate, Weighed, leading, score, shown, why_not_chosen
from anyshore.sourcing.rules.states import Reason
from tests.tables import tables

START = date(2026, 11, 2)
PRICE = Weighed(UUID(int=1), "Price", 25, "price")
SCHEDULE = Weighed(UUID(int=2), "Schedule", 15, "schedule")
FIT = Weighed(UUID(int=3), "Fit", 60)
CRITERIA = [PRICE, SCHEDULE, FIT]


def from_table():
    rows, told, *_lots = tables("docs/algorithms/scoring.md")
    offers = {}
    for place, row in enumerate(rows):
        points = [int(one) for one in row["judged"].split(",")]
        price = parse(row["price"], "EUR").minor
        offers[row["offer"]] = Candidate(
            UUID(int=100 + place), price, date.fromisoformat(row["finishes on"]), {FIT.id: points}
        )
    return rows, told, offers


def test_the_worked_table_is_what_the_code_says():
    rows, _, offers = from_table()
    scored = score(list(offers.values()), CRITERIA, START)
    for row in rows:
        one = scored[offers[row["offer"]].id]
        assert str(shown(one.points[PRICE.id])) == row["price points"]
        assert str(shown(one.points[SCHEDULE.id])) == row["schedule points"]
        assert str(shown(one.points[FIT.id])) == row["fit points"]
        assert str(shown(one.total)) == row["total"]
    assert leading(scored) == offers["A"].id


def test_the_others_are_told_what_the_table_says():
    _, told, offers = from_table()
    scored = score(list(offers.values()), CRITERIA, START)
    for row in told:
        why = why_not_chosen(offers[row["bidder"]], offers["A"], CRITERIA, scored)
        expected = f"{why.reason}: {why.criterion}" if why.reason == Reason.SCORE else str(why.reason)
        assert expected == row["told"]


candidates = st.lists(
    st.builds(
        Candidate,
        st.uuids(),
        st.integers(1, 10**15),
        st.none() | st.dates(date(2026, 10, 1), date(2030, 1, 1)),
        st.dictionaries(st.just(FIT.id), st.lists(st.integers(0, 100), max_size=4), max_size=1),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(candidates)
def test_points_lie_between_0_and_100_and_the_best_has_100(offers):
    scored = score(offers, CRITERIA, START)
    for one in scored.values():
        assert all(points is None or 0 <= points <= 100 for points in one.points.values())
        assert (one.total is None) == (one.covered < 1)
        assert one.total is None or 0 <= one.total <= 100
    assert max(one.points[PRICE.id] for one in scored.values()) == 100
    if any(one.finishes_on for one in offers):
        assert max(one.points[SCHEDULE.id] for one in scored.values()) == 100


@given(candidates, st.integers(1, 1000))
def test_neither_the_currency_unit_nor_the_scale_of_weights_matters(offers, factor):
    scaled = [Candidate(one.id, one.price_minor * factor, one.finishes_on, one.judged) for one in offers]
    heavier = [Weighed(one.id, one.name, one.weight * factor, one.kind) for one in CRITERIA]
    before, after = score(offers, CRITERIA, START), score(scaled, heavier, START)
    assert {key: one.total for key, one in before.items()} == {key: one.total for key, one in after.items()}


@given(candidates)
def test_everybody_gets_a_reason_that_is_true(offers):
    scored = score(offers, CRITERIA, START)
    winner = offers[0]
    for loser in offers[1:]:
        why = why_not_chosen(loser, winner, CRITERIA, scored)
        ours, theirs = scored[loser.id], scored[winner.id]
        by_total = ours.total is not None and theirs.total is not None and theirs.total > ours.total
        if why.reason == Reason.PRICE:
            assert winner.price_minor < loser.price_minor
        elif why.reason == Reason.SCORE:
            assert (by_total, why.criterion) == (True, "Fit")
        elif why.reason == Reason.SCHEDULE:
            assert winner.finishes_on
            assert not loser.finishes_on or winner.finishes_on < loser.finishes_on


def test_without_criteria_there_is_no_total_and_no_leader():
    one = Candidate(UUID(int=9), 100)
    scored = score([one], [], START)
    assert (scored[one.id].total, scored[one.id].covered, leading(scored)) == (None, Fraction(0), None)


def test_two_equal_totals_have_no_leader_and_a_day_is_the_least():
    pair = [Candidate(UUID(int=n), 100, START - timedelta(days=n), {FIT.id: [50]}) for n in (1, 2)]
    scored = score(pair, CRITERIA, START)
    assert {one.points[SCHEDULE.id] for one in scored.values()} == {100}
    assert leading(scored) is None


def test_halves_are_shown_to_the_even_digit():
    assert (shown(Fraction(1, 20)), shown(Fraction(3, 20)), shown(None)) == (0.0, 0.2, None)
