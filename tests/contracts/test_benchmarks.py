"""When prices may be compared and what they come down to, against the worked tables of
docs/algorithms/benchmarking.md; and two reports at once, on real connections."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.actions.report_benchmark import report_benchmark
from anyshore.contracts.actions.withdraw_benchmark import withdraw_benchmark
from anyshore.contracts.models import Benchmark
from anyshore.contracts.rules.benchmarks import NothingCompared, Price, compared, prices_of
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking
from anyshore.contracts.rules.lines import Lines, Retainer, TimeLine
from anyshore.contracts.rules.priced import DatedLine, UnitLine
from anyshore.kit.errors import NotAllowed
from tests.contracts.benchmark_world import FIRST, comparing, drafted
from tests.contracts.world import performing, race
from tests.tables import tables

DAYS, PRICES = tables("docs/algorithms/benchmarking.md")


def day(text: str) -> date | None:
    return None if text == "–" else date.fromisoformat(text)


def test_the_days():
    assert len(DAYS) == 4
    for row in DAYS:
        rule = Benchmarking(
            first_months=int(row["first"]), interval_months=int(row["between"]), tolerance_bps=500, adjust_days=60
        )
        signed = day(row["signed"])
        assert signed is not None
        assert rule.next_on(signed, day(row["reported"])) == day(row["next"]), row


def test_the_prices():
    assert len(PRICES) == 7
    for row in PRICES:
        rule = Benchmarking(
            first_months=18, interval_months=24, tolerance_bps=int(row["tolerance"]), adjust_days=int(row["days"])
        )
        price = Price("month:1", "", int(row["price"]))
        (found,) = compared(rule, [price], {"month:1": int(row["market"])}, "EUR")
        assert found.adjusted == int(row["after"]), row
        reported = day(row["reported"])
        assert reported is not None
        by = rule.adjusted_on(reported) if found.adjusted < price.amount else None
        assert by == day(row["by"]), row


def test_the_prices_that_go_on_are_compared_each_in_its_unit():
    lines = Lines(
        starts_on=date(2026, 12, 1),
        time=(TimeLine(role="Editor", level="senior", rate_minor=6_000, cap_minutes=600),),
        retainer=Retainer(amount_minor=310_000, minutes=600),
        units=(UnitLine(name="Calls", unit="call", rate_parts=825, expected=10, most=100),),
        dated=(DatedLine(what="Licence", amount_minor=9_000),),
    )
    found = prices_of(lines)
    assert [(one.key, one.name, one.amount) for one in found] == [
        ("hours:1", "Editor, senior", 6_000), ("month:1", "", 310_000), ("units:1", "Calls", 825),
        ("dated:1", "Licence", 9_000),
    ]  # fmt: skip
    rule = Benchmarking(first_months=18, interval_months=24, tolerance_bps=500, adjust_days=60)
    rows = compared(rule, found, {"units:1": 600, "hours:1": 6_100}, "EUR")
    assert [(one.price.key, one.adjusted) for one in rows] == [("hours:1", 6_000), ("units:1", 630)]
    with pytest.raises(NothingCompared):
        compared(rule, found, {}, "EUR")


@pytest.mark.django_db(transaction=True)
def test_a_report_against_a_withdrawal(committed_db):
    for _each in range(4):
        deal = comparing()
        one = drafted(deal)
        found = race(
            performing(report_benchmark, deal.client, FIRST, benchmark_id=one.pk, market={"month:1": 200_000}),
            performing(withdraw_benchmark, deal.client, FIRST, benchmark_id=one.pk),
        )
        lost = [each for each in found if isinstance(each, Exception)]
        assert [type(each) for each in lost] == [NotAllowed]
        state = Benchmark.objects.get(pk=one.pk).state
        assert state == ("withdrawn" if isinstance(found[0], Exception) else "reported")
