"""The rules of the inventory, by property: totals conserve, the tree has no circle, months add up, codes are found."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.errors import Refused
from anyshore.kit.refusals import OutOfRange
from anyshore.strategy.rules import capacity, costs, facts, measures, tree
from anyshore.strategy.rules.costs import CostLine, Totals, converted, per_unit, read_rate, rolled_up, summed
from tests.strategy.world import cost


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str | None]:
    """Nodes with their parents; every parent comes before its children."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 14)))]
    return {name: draw(st.none() | st.sampled_from(names[:at] or [None])) for at, name in enumerate(names)}


totals = st.builds(Totals, st.integers(0, 10**12), st.integers(0, 10**6))


@given(trees(), st.data())
def test_the_totals_of_the_top_are_the_sum_of_everything(parents, data):
    own = {name: data.draw(totals) for name in parents}
    found = rolled_up(parents, own)
    top = [found[name] for name, parent in parents.items() if parent is None]
    assert sum(top, Totals()) == sum(own.values(), Totals())
    for name in parents:
        below = [found[child] for child, parent in parents.items() if parent == name]
        assert found[name] == sum(below, own[name])
        assert found[name] == sum((own[one] for one in tree.branch(parents, name)), Totals())


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["EUR", "USD", "JPY", "KWD"])), max_size=8))
def test_a_sum_in_another_currency_is_the_sum_of_its_lines(amounts):
    lines = [cost(minor, currency=code, rate="1" if code == "EUR" else "0.9215") for minor, code in amounts]
    assert summed(lines, "EUR").amount_minor == sum(converted(line, "EUR") for line in lines)
    assert all(converted(line, "EUR") == line.amount_minor for line in lines if line.currency == "EUR")


@pytest.mark.parametrize(
    ("minor", "currency", "rate", "euro"),
    [
        (10_000, "USD", "0.9215", 9_215),
        (10_000, "USD", "23/25", 9_200),
        (1_000, "JPY", "0.0061", 610),
        (1_000, "KWD", "3", 300),
        (1, "USD", "0.5", 1),
        (1, "USD", "0.49", 0),
    ],
)
def test_minor_units_of_every_size_convert_exactly(minor, currency, rate, euro):
    line = CostLine(kind="other", name="x", amount_minor=minor, currency=currency, rate=rate)
    assert converted(line, "EUR") == euro


@given(st.integers(0, 10**12), st.integers(1, 10**9))
def test_the_cost_of_one_times_the_volume_is_the_cost_of_all_to_half_a_unit(minor, volume):
    assert abs(per_unit(minor, volume) - Fraction(minor, volume)) <= Fraction(1, 2)
    assert per_unit(minor, 0) is None
    assert per_unit(minor, None) is None


@pytest.mark.parametrize("text", ["", "0", "0.0", "-1", "1e3", "1/0", "0/5", "1,5", "١", " 1", "1" * 13, "=1"])
def test_no_other_rate_is_read(text):
    with pytest.raises(OutOfRange):
        read_rate(text)


@given(trees())
def test_a_branch_is_itself_and_all_below_and_never_twice(parents):
    for name in parents:
        found = tree.branch(parents, name)
        assert found[0] == name
        assert len(found) == len(set(found))
        for one in found[1:]:
            assert found.index(parents[one]) < found.index(one)


def test_levels_below_a_level():
    assert tree.levels_below(None) == tree.LEVELS
    assert tree.levels_below("task") == ()
    assert tree.suggested_level("department") == "process"
    assert tree.highest(["task", "process"]) == "process"
    assert tree.highest([]) is None
    with pytest.raises(tree.LevelTooHigh):
        tree.check_level("process", "department", highest_child="process")


year = st.lists(st.integers(0, 10**6), min_size=12, max_size=12)


@given(year, year)
def test_what_is_beyond_capacity_and_what_is_done_add_up_to_what_came_in(needed, available):
    found = capacity.gap(needed, available)
    done = sum(min(want, have) for want, have in zip(needed, available, strict=True))
    assert found.total + done == sum(needed)
    assert found.months == sum(want > have for want, have in zip(needed, available, strict=True))
    assert 0 <= found.worst_share_bps <= 10_000
    assert (found.worst_share_bps == 0) == (found.total == 0)


def test_the_design_pages_year():
    needed = [2050, 1980, 2210, 2150, 2080, 2190, 1890, 1760, 2310, 2640, 3000, 3140]
    found = capacity.gap(needed, [2250] * 12)
    assert (found.total, found.months, found.worst) == (2090, 4, (10, 11))
    assert found.worst_share_bps == 7847
    assert capacity.gap([], [2250] * 12) is None


@given(st.text(max_size=80), st.sets(st.sampled_from(["activity", "activity-2", "a", "a-2"])))
def test_a_suggested_code_is_one_that_could_be_written_and_is_free(name, taken):
    found = facts.suggested_code(name, taken)
    assert facts.checked_code(found) == found
    assert found not in taken


@given(st.text(max_size=50))
def test_a_code_is_kept_as_it_is_or_refused(text):
    try:
        found = facts.checked_code(text)
    except Refused:
        return
    assert found == "" or facts.checked_code(found) == found
    assert not found.startswith(("=", "+", "-", "@", "'"))


@pytest.mark.parametrize(
    ("text", "same"), [("06.20", "6.2"), ("-0.0", "0"), ("10.0", "10"), ("100", "100"), ("-1.50", "-1.5")]
)
def test_one_number_is_written_in_one_way(text, same):
    assert measures.plain(text) == same


def test_costs_counts_a_person_in_thousandths():
    assert costs.summed([cost(1, fte_milli=2600), cost(2, fte_milli=400)], "EUR") == Totals(3, 3000)
