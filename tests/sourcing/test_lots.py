"""The best division of lots against counting out every one, and the worked table of docs/algorithms/scoring.md."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.kit.money import parse
from anyshore.sourcing.rules.lots import LotBid, best_division, lot_weights, price_of, to_one
from anyshore.sourcing.rules.pricing import awarded_parts
from anyshore.sourcing.rules.tenders import SplitRule
from tests.tables import tables

LOTS = (1, 2, 3)
prices = st.integers(1, 50)
bids = st.lists(
    st.builds(
        LotBid,
        st.uuids(),
        st.dictionaries(st.sampled_from(LOTS), prices, min_size=1),
        st.lists(st.tuples(st.frozensets(st.sampled_from(LOTS), min_size=2), prices), max_size=3),
        st.dictionaries(st.sampled_from(LOTS), st.integers(0, 100).map(Fraction)),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.id,
)


def every(bids, weights, rule):
    """Every division, counted out: the best by most lots, then the rule, then the other, then the fewest winners."""
    found = []
    by_id = {one.id: one for one in bids}
    for winners in product([None, *by_id], repeat=len(LOTS)):
        taken = {lot: id_ for lot, id_ in zip(LOTS, winners, strict=True) if id_}
        costs = [
            price_of(by_id[id_], frozenset(lot for lot, one in taken.items() if one == id_))
            for id_ in set(taken.values())
        ]
        if None in costs:
            continue
        points = sum((weights[lot] * (by_id[id_].points.get(lot) or 0) for lot, id_ in taken.items()), Fraction(0))
        pair = (points, -sum(costs)) if rule is SplitRule.SCORE else (-sum(costs), points)
        found.append((len(taken), *pair, -len(set(taken.values()))))
    return max(found)


@settings(deadline=None)
@given(bids, st.sampled_from(SplitRule))
def test_the_best_division_is_the_best_of_all(bids, rule):
    bids = [
        LotBid(one.id, one.prices, [b for b in one.bundles if b[0] <= one.prices.keys()], one.points) for one in bids
    ]
    weights = {1: 3, 2: 2, 3: 1}
    best = best_division(bids, weights, rule)
    whole = every(bids, weights, rule)
    assert best is not None
    points = best.points * sum(weights[lot] for lot in best.winners)
    pair = (points, -best.total_minor) if rule is SplitRule.SCORE else (-best.total_minor, points)
    assert (len(best.winners), *pair, -len(set(best.winners.values()))) == whole


@given(st.dictionaries(st.sampled_from(LOTS), prices, min_size=1), prices)
def test_the_parts_of_what_is_awarded_add_up(alone, both):
    bundles = [(frozenset(alone), both)] if len(alone) > 1 else []
    bid = LotBid(UUID(int=1), alone, bundles)
    parts = awarded_parts(bid, list(alone))
    assert (
        sum(parts.values()) == price_of(bid, frozenset(alone)) == min(sum(alone.values()), both if bundles else 10**9)
    )


def test_nobody_prices_anything():
    assert best_division([], {1: 1}, SplitRule.PRICE) is None
    assert to_one([LotBid(UUID(int=1), {1: 5})], {1: 1, 2: 1}, SplitRule.PRICE) is None


def test_lots_count_by_budget_only_where_each_has_one():
    assert lot_weights([300, 100]) == [300, 100]
    assert lot_weights([300, None]) == [1, 1]


def test_the_worked_table_is_what_the_code_says():
    found = tables("docs/algorithms/scoring.md")
    rows, told = found[2], found[3]
    offers = [
        LotBid(
            UUID(int=place),
            {n: parse(row[name], "EUR").minor for n, name in ((1, "Spanish"), (2, "Italian")) if row[name] != "–"},
            [(frozenset({1, 2}), parse(row["both"], "EUR").minor)] if row["both"] != "–" else [],
        )
        for place, row in enumerate(rows)
    ]
    names = {one.id: row["offer"] for one, row in zip(offers, rows, strict=True)}
    weights = {1: 1, 2: 1}
    ways = {
        "best division": best_division(offers, weights, SplitRule.PRICE),
        "all to one": to_one(offers, weights, SplitRule.PRICE),
    }
    for row in told:
        way = ways[row["way"]]
        assert way is not None
        assert [names[way.winners[1]], names[way.winners[2]]] == [row["Spanish"], row["Italian"]]
        assert way.total_minor == parse(row["in all"], "EUR").minor
