"""Have the prices compared with the market."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import BenchmarkAnnounced
from anyshore.contracts.models import Benchmark
from anyshore.contracts.policies import may_compare
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.benchmarks import benchmark_rule_of, must_be_none_open, next_comparison
from anyshore.contracts.rules.benchmarks import checked_expert, must_be_time
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def announce_benchmark(
    *,
    actor: Actor,
    agreement_id: UUID,
    expert: str,
    independent: bool,
    neutral: bool,
    at: datetime,
) -> Benchmark:
    """The client has the prices compared by ``expert``, whom it pays. Both sides see the draft before there is a
    report.

    The client's people who bind it. Refused: others (Forbidden), an agreement that does not run or has no such clause
    (NoBenchmark), while another is under way (BenchmarkOpen), before the day of the next one (TooEarlyToCompare), an
    expert who is not named (Invalid), or not independent of both or a competitor (ExpertNotFree).
    """
    agreement = locked_agreement(actor, agreement_id)
    if actor.person_id is None or not may_compare(actor, agreement):
        raise Forbidden()
    rule = benchmark_rule_of(agreement)
    must_be_none_open(agreement)
    must_be_time(next_comparison(agreement, rule), local_day(at, calendar(agreement.client_id).zone))
    who = checked_expert(expert, independent=independent, neutral=neutral)
    made = Benchmark.objects.create(
        agreement=agreement,
        expert=who,
        independent=independent,
        neutral=neutral,
        tolerance_bps=rule.tolerance_bps,
        author_id=actor.person_id,
        at=at,
    )
    tell(BenchmarkAnnounced(agreement_id=agreement_id, benchmark_id=made.pk, person=who, at=at), actor=actor)
    return made
