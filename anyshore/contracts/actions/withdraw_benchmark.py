"""Withdraw a comparison before its report."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import BenchmarkWithdrawn
from anyshore.contracts.models import Benchmark
from anyshore.contracts.policies import may_compare
from anyshore.contracts.queries.benchmarks import benchmark_with_agreement_locked
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_benchmark(*, actor: Actor, benchmark_id: UUID, at: datetime) -> Benchmark:
    """Nothing comes of it, and it does not count as a comparison: the day of the next one stays as it is.

    The client's people who bind it. Refused: others (Forbidden), what is reported or withdrawn (NotAllowed).
    """
    found, agreement = benchmark_with_agreement_locked(actor, benchmark_id)
    if not may_compare(actor, agreement):
        raise Forbidden()
    move(found, "withdraw", actor=actor, at=at, write={"over_at": at})
    told = BenchmarkWithdrawn(agreement_id=agreement.pk, benchmark_id=benchmark_id, person=found.expert, at=at)
    tell(told, actor=actor)
    return found
