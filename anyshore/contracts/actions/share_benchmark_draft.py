"""Show both sides the draft of a comparison with the market."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import BenchmarkDrafted
from anyshore.contracts.models import Benchmark
from anyshore.contracts.policies import may_compare
from anyshore.contracts.queries.benchmarks import benchmark_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def share_benchmark_draft(
    *, actor: Actor, benchmark_id: UUID, file_ids: Sequence[UUID], words: str = "", at: datetime
) -> Benchmark:
    """Both sides see the draft and may answer; another draft may follow.

    The client's people who bind it. Refused: others (Forbidden), no file (Invalid), what is reported or withdrawn
    (NotAllowed).
    """
    found, agreement = benchmark_with_agreement_locked(actor, benchmark_id)
    if not may_compare(actor, agreement):
        raise Forbidden()
    if not file_ids:
        raise Invalid(field="files", reason="empty")
    said = checked_reason("words", words)
    move(found, "draft", actor=actor, at=at, why=said, write={"draft_at": at})
    files.attach(subject=("benchmark_draft", found.pk), file_ids=file_ids, actor=actor, at=at)
    told = BenchmarkDrafted(
        agreement_id=agreement.pk, benchmark_id=benchmark_id, person=found.expert, words=said, at=at
    )
    tell(told, actor=actor)
    return found
