"""The assignment is the best there is: against trying everything, and whatever is full or impossible."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.kit.money import parse
from anyshore.sourcing.rules.assigning import NOBODY, assign, worth
from tests.tables import tables


def solved(table, capacities):
    """``table[task][provider]`` is a cost or None."""
    pairs = [(t, p, c) for t, row in enumerate(table) for p, c in enumerate(row) if c is not None]
    columns = [np.array([pair[n] for pair in pairs], dtype=np.int64) for n in range(3)]
    found = assign(*columns, capacities)
    return found + [NOBODY] * (len(table) - len(found))


def judged(table, given):
    placed = [(t, p) for t, p in enumerate(given) if p != NOBODY]
    return -len(placed), sum(table[t][p] for t, p in placed)


def fits(table, capacities, given):
    counted = [given.count(p) <= capacity for p, capacity in enumerate(capacities)]
    return all(counted) and all(p == NOBODY or table[t][p] is not None for t, p in enumerate(given))


@st.composite
def markets(draw):
    tasks, providers = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    costs = st.one_of(st.none(), st.integers(0, 12))
    table = draw(st.lists(st.lists(costs, min_size=providers, max_size=providers), min_size=tasks, max_size=tasks))
    return table, draw(st.lists(st.integers(0, 3), min_size=providers, max_size=providers))


@settings(max_examples=400, deadline=None)
@given(markets())
def test_nothing_that_one_could_try_is_better(market):
    table, capacities = market
    ours = solved(table, capacities)
    assert fits(table, capacities, ours)
    everything = itertools.product([NOBODY, *range(len(capacities))], repeat=len(table))
    best = min(judged(table, list(one)) for one in everything if fits(table, capacities, list(one)))
    assert judged(table, ours) == best
    assert solved(table, capacities) == ours


def test_a_chain_of_moves_makes_room():
    assert solved([[1, 2, None], [1, None, None], [None, 1, 9]], [1, 1, 1]) == [1, 0, 2]


def test_as_many_as_can_be_however_dear():
    assert solved([[0, 10**12], [0, None]], [1, 1]) == [1, 0]


def test_what_nobody_can_do_stays_and_disturbs_nobody():
    assert solved([[None, None], [3, 1], [None, 2]], [5, 1]) == [NOBODY, 0, 1]
    assert solved([[None]], [1]) == [NOBODY]


@pytest.mark.parametrize(("tasks", "costs"), [([0], [-1]), ([1, 0], [1, 1])])
def test_pairs_that_cannot_be_are_refused(tasks, costs):
    with pytest.raises(ValueError, match="sorted"):
        assign(np.array(tasks), np.zeros(len(tasks), dtype=int), np.array(costs), [1])


def test_a_bad_fit_counts_as_a_higher_price_as_the_document_says():
    rows = tables("docs/algorithms/assigning.md")[0]
    assert len(rows) == 4
    for row in rows:
        price, counts = (parse(row[name], "EUR").minor for name in ("price", "counts as"))
        assert worth(price, round(10 * float(row["fit"]))) == counts
