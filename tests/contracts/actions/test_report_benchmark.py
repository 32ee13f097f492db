"""The report says which prices come down, and by when."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.report_benchmark import report_benchmark
from anyshore.contracts.models import AgreementVersion, BenchmarkPrice, Duty
from anyshore.contracts.rules.benchmarks import NoBenchmark, NothingCompared
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.benchmark_world import BY, CLAUSE, FIRST, announced, comparing, drafted, reported
from tests.deals import make_deal
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.retainers import PRICE

GIVEN = {"market": {"month:1": 200_000}}

pytestmark = pytest.mark.django_db


def test_a_price_above_the_market_comes_down_as_a_duty_and_what_is_signed_stays():
    deal = comparing()
    before = list(AgreementVersion.objects.values_list("content", flat=True))
    one = reported(deal)
    assert (one.state, one.reported_on, one.adjusted_on) == ("reported", FIRST.date(), BY)
    row = BenchmarkPrice.objects.get()
    assert (row.key, row.price, row.market, row.adjusted) == ("month:1", PRICE, 200_000, 210_000)
    duty = Duty.objects.get(series__code="lower_prices")
    assert (duty.organisation_id, duty.due_on, duty.series.owed) == (deal.provider.organisation_id, BY, True)
    page = contract(deal.provider, deal.agreement.number, at=FIRST)
    told = [one.at for one in page.silence if one.params.get("code") == "lower_prices"]
    assert told == [duty.due_at]
    assert list(AgreementVersion.objects.values_list("content", flat=True)) == before
    run_due(duty.due_at)
    duty.refresh_from_db()
    assert duty.state == "missed"


def test_a_price_within_the_tolerance_stays_and_nothing_is_owed():
    deal = comparing()
    reported(deal, market=300_000)
    assert BenchmarkPrice.objects.get().adjusted == PRICE
    assert not Duty.objects.filter(series__code="lower_prices").exists()


def test_refusals():
    deal = comparing()
    given = {"benchmark_id": announced(deal).pk, **GIVEN}
    refuses(NotAllowed, report_benchmark, deal.client, FIRST, **given)
    other = comparing()
    given["benchmark_id"] = drafted(other).pk
    refuses(Forbidden, report_benchmark, other.provider, FIRST, **given)
    refuses(NotFound, report_benchmark, make_organisation()[1], FIRST, **given)
    for market in ({}, {"month:2": 1}, {"month:1": 0}, {"month:1": 200_000, "units:1": 5}):
        refuses(NothingCompared, report_benchmark, other.client, FIRST, **{**given, "market": market})
    do(report_benchmark, other.client, FIRST, **given)
    refuses(NotAllowed, report_benchmark, other.client, FIRST, **given)


def test_an_agreement_that_is_over_is_not_compared():
    deal = make_deal([20_000], clauses=(CLAUSE,))
    given = {"benchmark_id": drafted(deal).pk, **GIVEN}
    do(cancel_agreement, deal.client, FIRST, agreement_id=deal.id, reason="We stop.")
    refuses(NoBenchmark, report_benchmark, deal.client, FIRST, **given)


def test_replay():
    deal = comparing()
    replays(report_benchmark, deal.client, FIRST, benchmark_id=drafted(deal).pk, **GIVEN)
    assert BenchmarkPrice.objects.count() == 1
