"""Answer whether an individual's work is independent."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import WorkerChecked
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.policies import may_answer_worker_check
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.worker_checks import checkable_agreement_locked, standing_check
from anyshore.contracts.rules.worker_checks import Answers, CheckState, checked_answers, limits_of, result_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def answer_worker_check(*, actor: Actor, agreement_id: UUID, answers: Answers, at: datetime) -> WorkerCheck:
    """The six answers stand with the signs that they give, in the place of those before; from as many signs on as the
    agreement says, a person must look. It stops nothing.

    The client's people who work. Refused: others (Forbidden), a provider that is no individual, an agreement that is
    neither offered nor running (NoWorkerCheck), a share that is none, a note that is too long (Invalid).
    """
    agreement = checkable_agreement_locked(actor, agreement_id)
    if actor.person_id is None or not may_answer_worker_check(actor, agreement):
        raise Forbidden()
    said, limits = checked_answers(answers), limits_of(clauses_of(agreement))
    result = result_of(said, limits)
    if before := standing_check(agreement):
        move(before, "overtake", actor=actor, at=at)
    made = WorkerCheck.objects.create(
        agreement=agreement,
        state=CheckState.OPEN if result.needed else CheckState.CLEAR,
        **asdict(said),
        income_limit_bps=limits.income_bps,
        signs_limit=limits.signs,
        both_name=limits.both_name,
        signs=result.signs,
        author_id=actor.person_id,
        at=at,
    )
    told = WorkerChecked(agreement_id=agreement_id, check_id=made.pk, signs=result.signs, needed=result.needed, at=at)
    tell(told, actor=actor)
    return made
