"""Answer to the draft of a comparison with the market."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import BenchmarkAnswered
from anyshore.contracts.models import BenchmarkWord
from anyshore.contracts.policies import may_answer_benchmark, side_of
from anyshore.contracts.queries.benchmarks import benchmark_with_agreement_locked
from anyshore.contracts.rules.benchmarks import BENCHMARK, BenchmarkState
from anyshore.contracts.rules.content import checked_needed
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def answer_benchmark(*, actor: Actor, benchmark_id: UUID, words: str, at: datetime) -> BenchmarkWord:
    """The word of a side stands beside the draft, for the expert and the other side to read.

    Those of both sides who work. Refused: others (Forbidden), no words (Invalid), a comparison without a draft that
    stands (NotAllowed).
    """
    found, agreement = benchmark_with_agreement_locked(actor, benchmark_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_answer_benchmark(actor, agreement):
        raise Forbidden()
    BENCHMARK.after(BenchmarkState(found.state), "report")
    said = checked_needed("words", words)
    made = BenchmarkWord.objects.create(benchmark=found, side=side, words=said, author_id=actor.person_id, at=at)
    told = BenchmarkAnswered(
        agreement_id=agreement.pk, benchmark_id=benchmark_id, person=found.expert, side=str(side), words=said, at=at
    )
    tell(told, actor=actor)
    return made
