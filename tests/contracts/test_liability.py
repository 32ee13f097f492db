"""The limit of liability: the worked tables of docs/algorithms/liability.md, and what holds for any sums and days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from anyshore.contracts.rules.clauses.acting.protection import LiabilityCap
from anyshore.contracts.rules.liability import BeyondLimit, Counted, Counts, must_fit, year_with, years_with
from anyshore.kit.money import Money
from tests.tables import tables

CAP = LiabilityCap(share_bps=10_000, months=12, floor_minor=1_000_000)
STARTED = date(2026, 3, 1)
ASKED, SILENT = range(2)


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def prices(cell: str):
    due = [tuple(one.split()) for one in cell.split(", ") if one != "–"]
    each = [(date.fromisoformat(day), int(minor)) for day, minor in due]
    return lambda first, last: eur(sum(minor for day, minor in each if first <= day <= last))


def counted(cell: str) -> list[Counted]:
    each = [one.split() for one in cell.split(", ") if one != "–"]
    return [Counted(Counts(kind), date.fromisoformat(day), eur(int(minor))) for kind, day, minor in each]


def test_the_worked_table():
    rows = tables("docs/algorithms/liability.md")[ASKED]
    assert len(rows) == 11
    for row in rows:
        on = date.fromisoformat(row["asked on"])
        found = year_with(CAP, STARTED, counted(row["counts"]), on, prices(row["prices due"]), kind=Counts.DAMAGES)
        figures = (found.prices.minor, found.limit.minor, found.counted.minor, found.left.minor)
        assert figures == tuple(int(row[name]) for name in ("prices", "limit", "counted", "left")), row
        assert (found.starts_on.isoformat(), found.event_on.isoformat()) == (row["year"], row["event"]), row


def test_the_years_where_nothing_but_credits_counts():
    rows = tables("docs/algorithms/liability.md")[SILENT]
    assert len(rows) == 2
    for row in rows:
        (found,) = years_with(CAP, STARTED, counted(row["counts"]), date(2026, 12, 1), prices(row["prices due"]))
        figures = (found.prices.minor, found.limit.minor, found.counted.minor)
        assert figures == tuple(int(row[name]) for name in ("prices", "limit", "counted")), row
        assert found.event_on.isoformat() == row["event"]


def test_the_year_of_today_is_shown_though_nothing_counts_in_it():
    before = [Counted(Counts.DAMAGES, date(2026, 6, 10), eur(400_000))]
    now, then = years_with(CAP, STARTED, before, date(2027, 4, 1), prices("2026-05-10 3000000"))
    assert (now.starts_on, now.counted, now.limit) == (date(2027, 3, 1), eur(0), eur(3_000_000))
    assert (then.starts_on, then.last_on, then.counted) == (STARTED, date(2027, 2, 28), eur(400_000))


def test_beyond_the_limit_is_refused_with_the_figures():
    year = year_with(CAP, STARTED, [], date(2026, 6, 10), prices("–"), kind=Counts.DAMAGES)
    must_fit(year, eur(1_000_000))
    with pytest.raises(BeyondLimit) as caught:
        must_fit(year, eur(1_000_001))
    assert caught.value.params == {
        "asked": eur(1_000_001), "limit": eur(1_000_000), "counted": eur(0), "left": eur(1_000_000),
        "starts_on": STARTED,
    }  # fmt: skip


DAYS = some.integers(0, 1_500).map(lambda n: STARTED + timedelta(days=n))
SUMS = some.integers(1, 10**9).map(eur)
ENTRIES = some.lists(some.builds(Counted, some.sampled_from(Counts), DAYS, SUMS), max_size=12)


@given(ENTRIES, DAYS)
def test_every_sum_counts_once_in_one_year_and_no_limit_is_below_the_floor(entries, today):
    years = years_with(CAP, STARTED, entries, today, prices("2026-04-30 3000000"))
    assert sum(one.counted.minor for one in years) == sum(one.amount.minor for one in entries)
    assert all(one.counted.minor == sum(part.amount.minor for part in one.each) for one in years)
    assert all(one.limit.minor >= CAP.floor_minor and one.left.minor >= 0 for one in years)
    assert all(one.starts_on <= one.event_on <= one.last_on for one in years)
    assert len({one.starts_on for one in years}) == len(years)
    assert any(one.starts_on <= today <= one.last_on for one in years)
