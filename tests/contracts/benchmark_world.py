"""Agreements whose client may have the prices compared with the market, and what comes of it, made by the actions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from anyshore.contracts.actions.announce_benchmark import announce_benchmark
from anyshore.contracts.actions.report_benchmark import report_benchmark
from anyshore.contracts.actions.share_benchmark_draft import share_benchmark_draft
from anyshore.contracts.models import Benchmark
from anyshore.kit.actor import Actor
from anyshore.plumbing.models import StoredFile
from tests.deals import clause
from tests.factories import do
from tests.payments.retainers import Retained, retained

CLAUSE = clause("benchmarking", first_months=1, interval_months=2)
FIRST = datetime(2026, 12, 24, 9, tzinfo=UTC)
"""An instant of the first day on which the prices may be compared."""
BY = date(2027, 2, 22)
"""The last day to lower a price, if the report is of that day."""


def comparing(*, clauses: Any = (CLAUSE,), **given: Any) -> Retained:
    """A running agreement with a retainer of EUR 3,100.00 a month, whose prices may be compared after a month."""
    return retained(clauses=clauses, **given)


def wanted(deal: Any, **more: Any) -> dict[str, Any]:
    """A comparison by an expert who is free."""
    given = {"expert": "Ines Marktler", "independent": True, "neutral": True}
    return {"agreement_id": deal.id, **given, **more}


def announced(deal: Any, at: Any = FIRST, **more: Any) -> Benchmark:
    """The client announces it."""
    return do(announce_benchmark, deal.client, at, **wanted(deal, **more))


def a_file(actor: Actor, at: Any = FIRST) -> Any:
    """The id of a file that the actor uploaded."""
    given = {"sha256": "ab" * 32, "name": "draft.pdf", "size": 5, "content_type": "application/pdf"}
    return StoredFile.objects.create(uploaded_by_id=actor.person_id, at=at, **given).pk


def drafted(deal: Any, at: Any = FIRST) -> Benchmark:
    """The same, with a draft that both sides see."""
    given = {"benchmark_id": announced(deal, at).pk, "file_ids": [a_file(deal.client, at)]}
    return do(share_benchmark_draft, deal.client, at, **given)


def reported(deal: Any, at: Any = FIRST, market: int = 200_000) -> Benchmark:
    """The same, with a report on what the month costs elsewhere."""
    return do(report_benchmark, deal.client, at, benchmark_id=drafted(deal, at).pk, market={"month:1": market})
