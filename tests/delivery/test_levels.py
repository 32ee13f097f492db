"""Service levels: what counts at the close, and what credits do, by the tables of the document and by property."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.acting.service_levels import Level, Result, ServiceLevels
from anyshore.contracts.rules.clauses.chosen import usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.delivery.rules.levels import ReadingState, Stands, counts, share_bps
from anyshore.kit.errors import Invalid
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
            worst_bps=Level("m", 1, 1, 1, better=row["better"]).worst_bps,
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
    levels = [["m", max(a, b, 1), min(a, b), weight, "entered", "activity", "more"] for a, b, weight in rows]
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


def mirrored(bps: int | None) -> int | None:
    return None if bps is None else BASIS_POINTS - bps


@given(rules(), SUMS, st.data())
def test_less_of_what_goes_wrong_is_more_of_what_goes_right(levels: ServiceLevels, minor: int, data):
    """A level of which less is better does what its mirror image does: its credit, its result, what is chronic."""
    rows = [
        [m, BASIS_POINTS - target, BASIS_POINTS - least, *rest, "less"] for m, target, least, *rest, _ in levels.levels
    ]
    turned = replace(levels, levels=rows, earn_back=True)
    levels = replace(levels, earn_back=True)
    price = Money(minor, "EUR")
    measured = [data.draw(st.none() | BPS) for _ in levels.each]
    days = {"begun_on": DAY, "period_on": DAY}
    found = turned.credits_by_level(price, [mirrored(one) for one in measured], **days)
    assert found == levels.credits_by_level(price, measured, **days)
    history = data.draw(st.lists(BPS, min_size=3, max_size=8))
    for one, other, bps in zip(levels.each, turned.each, measured, strict=True):
        assert turned.result(other, mirrored(bps)) == levels.result(one, bps)
        assert turned.is_chronic(other, [BASIS_POINTS - each for each in history]) == levels.is_chronic(one, history)
        back = [BASIS_POINTS - each for each in history]
        assert turned.is_earned_back(other, back) == levels.is_earned_back(one, history)
        assert mirrored(other.worst_bps) == one.worst_bps == 0


@pytest.mark.parametrize(
    ("level", "reason"),
    [
        (["m", 500, 400, 1, "entered", "activity", "less"], "limit"),
        (["m", 400, 500, 1, "entered", "activity", "more"], "minimum"),
        (["m", 0, 0, 1, "entered", "activity", "more"], "target"),
        (["m", 400, 500, 1, "sheets", "activity", "less"], "computed"),
        (["m", 400, 500, 1, "entered", "activity", ""], "direction"),
    ],
)
def test_a_level_against_its_own_numbers_is_refused(level: list[object], reason: str):
    values = usual("service_levels", Language.EN).values
    with pytest.raises(Invalid) as told:
        ServiceLevels.of({**values, "levels": [level]})
    assert told.value.params == {"field": "service_levels.levels", "reason": reason, "measure": "m"}
    assert ServiceLevels.of({**values, "levels": [["m", 0, 0, 1, "entered", "activity", "less"]]})


@given(st.lists(st.none() | BPS, max_size=24), st.integers(1, BASIS_POINTS), st.integers(2, 6), st.integers(2, 6))
def test_a_period_that_does_not_count_is_no_miss(history: list[int | None], target: int, misses: int, periods: int):
    values = {
        **usual("service_levels", Language.EN).values,
        "levels": [["m", target, target, 10_000, "entered", "activity", "more"]],
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
