"""Jobs like this: the worked tables, the privacy limit, and the figures over contracts that are really there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery.models import Work
from anyshore.insight.queries.jobs_like_this import (
    Cell,
    Job,
    band_of,
    cells,
    jobs_like_this,
    may_be_told,
    quantile,
    told,
    two_digits,
)
from anyshore.parties.rules import ANYONE
from anyshore.payments.models import Hold
from tests.contracts.world import offered, parties
from tests.deals import make_deal
from tests.factories import NOW, make_organisation
from tests.tables import tables

BANDS, QUANTILES, PRICES = tables("docs/algorithms/jobs_like_this.md")
LATER = NOW + timedelta(days=40)


def job(n: int, client: int | None = None, provider: int | None = None, **more) -> Job:
    given = {"price_minor": 20_000 + 1_000 * n, "late": n, "changes": n % 3, "score": 80 + n, **more}
    client_id, provider_id = (
        UUID(int=n if client is None else client),
        UUID(int=100 + n if provider is None else provider),
    )
    return Job(client_id, provider_id, "logo", "task", **given)


def test_the_worked_tables():
    for row in BANDS:
        assert band_of(int(row["budget, minor units"])) == (int(row["band from"]), int(row["to below"])), row
    for row in QUANTILES:
        values = [int(text) for text in row["values"].split()]
        found = [quantile(values, tenth) for tenth in (1, 5, 9)]
        assert found == [int(row[name]) for name in ("P10", "median", "P90")], row
    for row in PRICES:
        assert two_digits(int(row["price, minor units"])) == int(row["told as"]), row


@given(st.integers(1, 10**14))
def test_every_budget_lies_in_one_band_and_a_band_in_itself(budget):
    low, high = band_of(budget)
    assert low <= budget < high
    assert band_of(low) == band_of(high - 1) == (low, high)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=50))
def test_quantiles_are_in_order_and_inside(values):
    found = [quantile(sorted(values), tenth) for tenth in (0, 1, 5, 9, 10)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (min(values), max(values))


def test_ten_contracts_of_five_clients_and_nobody_too_large():
    assert may_be_told([job(n) for n in range(10)])
    assert not may_be_told([job(n) for n in range(9)])
    assert not may_be_told([job(n, client=n % 4) for n in range(20)])
    assert may_be_told([job(n, client=n % 5) for n in range(10)])
    assert may_be_told([job(n, provider=1 if n < 4 else None) for n in range(10)])
    assert not may_be_told([job(n, provider=1 if n < 5 else None) for n in range(10)])
    assert not may_be_told([job(n, client=1 if n < 5 else None) for n in range(10)])
    assert not may_be_told([])


def test_a_figure_that_few_have_is_left_out_rather_than_told():
    few = [job(n, late=n if n < 9 else None, score=None) for n in range(12)]
    found = told("EUR", Cell("logo"), few)
    assert (found.count, found.clients) == (12, 12)
    assert (found.late, found.on_time_percent, found.satisfaction) == (None, None, None)
    assert found.price is not None
    assert (found.price.low, found.price.median, found.price.high) == (21_000, 26_000, 30_000)
    assert found.changes is not None
    assert found.unchanged_percent == 30
    assert told("EUR", Cell("logo"), [job(n, disputed=n < 3) for n in range(12)]).disputed_percent == 30


def test_the_cells_go_from_narrow_to_wide_and_none_twice():
    assert list(cells("logo", "task", (1, 2))) == [
        Cell("logo", "task", (1, 2)), Cell("logo", "task"), Cell("logo"), Cell(unit="task"),
    ]  # fmt: skip
    assert list(cells("logo", "", None)) == [Cell("logo")]
    assert list(cells("", "", (1, 2))) == []


def completed(count: int, clients: int = 5, price: int = 20_000, **more) -> list[Agreement]:
    """Completed contracts of ``clients`` clients with as many providers, each due a day before it was accepted."""
    sides = [parties() for _ in range(clients)]
    found = []
    for n in range(count):
        one = (sides[n % clients][0], sides[(n + 1) % clients][1])
        lines = [MilestoneDraft("Logo", price + 100 * n, date(2026, 12, 4))]
        made = offered(between=one, milestones=lines).agreement
        Agreement.objects.filter(pk=made.pk).update(
            **{
                "state": "completed",
                "signed_at": NOW,
                "ended_at": NOW,
                "category": "logo-design",
                "unit": "task",
                **more,
            }
        )
        Work.objects.create(
            milestone=Milestone.objects.get(agreement=made), agreement=made, state="accepted", revisions=n % 2,
            accepted_at=datetime(2026, 12, 5 + n % 3, tzinfo=UTC),
        )  # fmt: skip
        found.append(made)
    return found


def asked(actor=ANYONE, at=LATER, **more):
    given = {"category": "logo-design", "unit": "task", "currency": "EUR", "budget_minor": 30_000, **more}
    return jobs_like_this(actor, at=at, **given)


@pytest.mark.django_db
def test_what_happened_is_told_of_the_narrowest_cell(django_assert_num_queries):
    completed(10)
    with django_assert_num_queries(1):
        found = asked()
    assert found.cell == Cell("logo-design", "task", (20_000, 50_000))
    assert (found.count, found.clients) == (10, 5)
    assert (found.price.low, found.price.median, found.price.high) == (20_000, 20_000, 21_000)
    assert (found.late.low, found.late.median, found.late.high, found.on_time_percent) == (1, 2, 3, 0)
    assert (found.changes.high, found.unchanged_percent) == (1, 50)
    assert (found.disputed_percent, found.satisfaction) == (0, None)


@pytest.mark.django_db
def test_a_wider_cell_is_told_or_nothing():
    completed(10)
    assert asked(budget_minor=3_000).cell == Cell("logo-design", "task")
    assert asked(unit="project", budget_minor=None).cell == Cell("logo-design")
    assert asked(category="translation").cell == Cell(unit="task")
    assert asked(category="translation", unit="").cell is None
    assert asked(currency="USD").cell is None
    assert asked(category="", unit="").cell is None


@pytest.mark.django_db
def test_too_few_too_new_not_completed_or_ones_own_are_not_told():
    made = completed(10)
    assert asked(at=NOW).cell is None, "the month that runs"
    own = make_organisation()[1]
    own = replace(own, organisation_id=made[0].client_id)
    assert asked(own).cell is None, "two of ten are the reader's own"
    Agreement.objects.filter(pk=made[0].pk).update(state="cancelled")
    assert asked().cell is None


@pytest.mark.django_db
def test_a_contract_that_was_really_done_counts_with_what_was_paid():
    for n in range(10):
        deal = make_deal([20_000])
        if n < 2:
            Hold.objects.create(holding=deal.holding(), reason="They see it differently.", at=NOW, lifted_at=NOW)
        deal.complete(NOW)
        Agreement.objects.filter(pk=deal.id).update(category="seo", unit="task")
    found = asked(category="seo")
    assert (found.count, found.clients, found.price.median) == (10, 10, 20_000)
    assert (found.unchanged_percent, found.disputed_percent) == (100, 20)
