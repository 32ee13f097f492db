"""Comparisons with the market: a draft to read and to answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from anyshore.contracts.models import Benchmark, BenchmarkWord
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.benchmarks import BenchmarkState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor


def benchmarks(actor: Actor) -> Iterator[Need]:
    """For the provider: a draft of which it has said nothing. One query."""
    said = BenchmarkWord.objects.filter(benchmark=OuterRef("pk"), side=Side.PROVIDER, at__gte=OuterRef("draft_at"))
    rows = Benchmark.objects.visible_to(actor).filter(
        ~Exists(said),
        state=BenchmarkState.DRAFTED,
        agreement__state__in=LIVE,
        agreement__provider_id=actor.organisation_id,
    )
    for row in rows.select_related("agreement__client").order_by("draft_at", "id"):
        agreement = row.agreement
        path = f"/contracts/{agreement.number}/comparison/"
        yield Need(NeedKind.COMPARISON, agreement.number, agreement.title, agreement.client.name, path=path)
