"""Shares of a sum that grows: whole, close to exact, and never less than before. Random parts print their seed."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.kit.money import MAX_MINOR, split
from anyshore.kit.shares import handed_on, handed_out
from tests.tables import tables

pytestmark = pytest.mark.money


@st.composite
def shares(draw: st.DrawFn) -> list[int]:
    """Two to ten shares in basis points that sum to 10,000."""
    cuts = draw(st.sets(st.integers(1, 9_999), min_size=1, max_size=9))
    ends = [0, *sorted(cuts), 10_000]
    return [high - low for low, high in pairwise(ends)]


@settings(max_examples=40, deadline=None)
@given(shares(), st.integers(0, MAX_MINOR))
def test_nothing_is_lost_and_every_part_is_within_a_unit_of_exact(bps, total):
    parts = handed_out(total, bps)
    assert sum(parts) == total
    assert all(abs(part * 10_000 - total * one) < 10_000 for part, one in zip(parts, bps, strict=True))


@settings(max_examples=40, deadline=None)
@given(shares(), st.integers(0, MAX_MINOR // 2), st.lists(st.integers(0, 30_000), max_size=6))
def test_slices_add_up_to_the_whole_and_take_nothing_back(bps, start, slices):
    before, got = start, handed_out(start, bps)
    for amount in slices:
        more = handed_on(before, amount, bps)
        assert min(more) >= 0
        got, before = [had + new for had, new in zip(got, more, strict=True)], before + amount
    assert got == handed_out(before, bps)


def test_nobody_ever_has_less_than_before():
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    for _ in range(3):
        cuts = sorted(chance.sample(range(1, 10_000), chance.randint(1, 9)))
        bps = [high - low for low, high in zip([0, *cuts], [*cuts, 10_000], strict=True)]
        had = [0] * len(bps)
        for total in range(1, 20_001, chance.randint(3, 11)):
            has = handed_out(total, bps)
            assert all(now >= then for then, now in zip(had, has, strict=True)), (bps, total)
            had = has


def test_the_largest_remainder_would_take_a_unit_back():
    """Why money that grows is not divided by ``split``."""
    bps = [4_500, 4_000, 1_500]
    assert (split(3, bps), split(4, bps)) == ([1, 1, 1], [2, 2, 0])
    assert (handed_out(3, bps), handed_out(4, bps)) == ([2, 1, 0], [2, 2, 0])


@pytest.mark.parametrize("wrong", [[5_000, 4_999], [10_000, 0], [11_000, -1_000], []])
def test_other_shares_are_refused(wrong):
    with pytest.raises(ValueError, match="shares"):
        handed_out(100, wrong)
    with pytest.raises(ValueError, match="shares"):
        handed_out(-1, [10_000])


def test_the_table_in_the_docs():
    found = next(rows for rows in tables("docs/algorithms/split.md") if "shares" in rows[0])
    assert len(found) > 5
    for row in found:
        before, amount = int(row["paid before"]), int(row["amount"])
        bps = [int(one) for one in row["shares"].split()]
        assert handed_on(before, amount, bps) == [int(one) for one in row["each gets"].split()], row
        assert handed_out(before + amount, bps) == [int(one) for one in row["each has"].split()], row
