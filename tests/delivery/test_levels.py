"""Service levels: what counts at the close, and what credits do, by the tables of the document and by property."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.acting.service_levels import Result, ServiceLevels
from anyshore.contracts.rules.clauses.chosen import usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.delivery.rules.levels import ReadingState, Stands, counts, share_bps
from anyshore.kit.money import BASIS_POINTS, Money
from anyshore.payments.rules.credits import Parts, parts_of, taken
from tests.tables import tables

DOCUMENT = "docs/algorithms/service_levels.md"
BPS = st.integers(0, BASIS_POINTS)
SUMS = st.integers(0, 10**9)
DAY = date(2026, 12, 1)


def _number(cell: str) -> int | None:
    return None if cell == "–" else int(cell)


def test_what_counts_is_what_the_document_says():
    for row in tables(DOCUMENT)[0]:
        one = Stands(
            is_read=row["read"] == "yes",
            measured_bps=_number(row["entered"]),
            state=ReadingState(row["state"]),
            claimed_bps=_number(row["client's figure"]),
            is_excluded=row["excluded"] == "yes",
            agreed_bps=_number(row["agreed figure"]),
        )
        assert counts(one) == _number(row["counts"]), row


def test_what_goes_where_is_what_the_document_says():
    for row in tables(DOCUMENT)[1]:
        held, price, opened = (int(row[name]) for name in ("held", "price", "credits open"))
        (off,) = taken([opened], price)
        names = ("to the provider", "reduction back", "unused back", "still due")
        assert parts_of(held, price, off) == Parts(*(int(row[name]) for name in names))
        assert (off, opened - off) == (int(row["off"]), int(row["credits left"]))


@given(SUMS, SUMS, st.lists(SUMS, max_size=5))
def test_every_cent_goes_somewhere_and_no_credit_gives_more_than_it_has(held: int, price: int, left: list[int]):
    gives = taken(left, price)
    off = sum(gives)
    assert off == min(sum(left), price)
    assert all(0 <= part <= one for part, one in zip(gives, left, strict=True))
    found = parts_of(held, price, off)
    assert found.released_minor + found.reduced_minor + found.unused_minor == held
    assert found.released_minor + found.due_minor == price - off
    assert min(found.released_minor, found.reduced_minor, found.unused_minor, found.due_minor) >= 0
    assert found.reduced_minor <= off


@st.composite
def rules(draw: st.DrawFn) -> ServiceLevels:
    rows = draw(st.lists(st.tuples(BPS, BPS, st.integers(1, BASIS_POINTS)), min_size=1, max_size=5))
    levels = [["m", max(a, b), min(a, b), weight, "entered", "activity"] for a, b, weight in rows]
    values = {**usual("service_levels", Language.EN).values, "levels": levels, "bedding_in_months": 0}
    return ServiceLevels.of(
        values | {"at_risk_bps": draw(st.integers(1, 5000)), "step_bps": draw(st.integers(1, 10**4))}
    )


@given(rules(), SUMS, st.data())
def test_credits_are_never_above_what_is_at_risk_and_fall_as_the_level_rises(levels: ServiceLevels, minor: int, data):
    price = Money(minor, "EUR")
    measured = [data.draw(st.none() | BPS) for _ in levels.each]
    each = levels.credits_by_level(price, measured, begun_on=DAY, period_on=DAY)
    assert sum(one.minor for one in each) <= minor * levels.at_risk_bps // BASIS_POINTS
    for level, found, credit in zip(levels.each, measured, each, strict=True):
        result = levels.result(level, found)
        assert credit.minor == 0 or result in (Result.BELOW_TARGET, Result.BELOW_MINIMUM)
        assert (result is Result.NOT_COUNTED) == (found is None)
        better = levels.credit(level, price, min((found or 0) + 1, BASIS_POINTS))
        assert better <= levels.credit(level, price, found or 0)


@given(st.lists(st.none() | BPS, max_size=24), BPS, st.integers(2, 6), st.integers(2, 6))
def test_a_period_that_does_not_count_is_no_miss(history: list[int | None], target: int, misses: int, periods: int):
    values = {
        **usual("service_levels", Language.EN).values,
        "levels": [["m", target, target, 10_000, "entered", "activity"]],
        "chronic_misses": min(misses, periods),
        "chronic_periods": periods,
    }
    levels = ServiceLevels.of(values)
    (level,) = levels.each
    failed = levels.is_chronic(level, history)
    assert not failed or sum(one is not None and one < target for one in history) >= min(misses, periods)
    assert not levels.is_chronic(level, [None] * len(history))


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_is_rounded_down(good: int, more: int):
    found = share_bps(good, good + more)
    assert (found is None) == (good + more == 0)
    assert found is None or found * (good + more) <= good * BASIS_POINTS < (found + 1) * (good + more)
