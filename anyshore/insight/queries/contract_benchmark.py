"""The comparison of an agreement's prices with the market in short, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from anyshore.contracts.models import Benchmark
from anyshore.contracts.queries.benchmarks import OPEN
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.benchmarks import BenchmarkState
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.content import Content
from anyshore.kit.workdays import local_day


@dataclass(frozen=True, slots=True)
class BenchmarkInShort:
    """From which day the next comparison may be made; ``state`` and ``expert`` of the one that is under way, empty
    where none is."""

    next_on: date
    state: str
    expert: str


def open_benchmark_in(field: str) -> Subquery:
    """A field of the comparison that is under way in the agreement of the outer query."""
    return Subquery(Benchmark.objects.filter(agreement=OuterRef("pk"), state__in=OPEN).values(field)[:1])


def compared_on() -> Subquery:
    """The day of its last report."""
    rows = Benchmark.objects.filter(agreement=OuterRef("pk"), state=BenchmarkState.REPORTED)
    return Subquery(rows.order_by("-reported_on").values("reported_on")[:1])


def benchmark_of(found: Any, content: Content) -> BenchmarkInShort | None:
    """That of an agreement that runs, as ``found_contract`` loads it; None where its clauses say nothing of it."""
    rule = rule_in(content.clauses, Benchmarking) if found.state in LIVE else None
    if rule is None or found.signed_at is None:
        return None
    begun_on = local_day(found.signed_at, found.client.timezone)
    return BenchmarkInShort(
        rule.next_on(begun_on, found.compared_on), found.benchmark_state or "", found.benchmark_expert or ""
    )
