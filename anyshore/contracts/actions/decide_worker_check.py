"""Decide whether an individual's work is independent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import WorkerDecided
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.policies import may_decide_worker_check
from anyshore.contracts.queries.worker_checks import check_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.worker_checks import CheckState, ExaminerMissing, checked_outcome
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def decide_worker_check(*, actor: Actor, check_id: UUID, outcome: str, reasons: str, at: datetime) -> WorkerCheck:
    """A person has looked: the work is independent, it is not, or the way of working is to change. Kept with who, when
    and why; it changes nothing else.

    The client's people who bind it, never the clock. Refused: others (Forbidden), no reasons, another outcome
    (Invalid), where the agreement wants a person whom both sides name, before both have (ExaminerMissing), a check for
    which nobody needs to look, that is decided or overtaken (NotAllowed).
    """
    found, agreement = check_with_agreement_locked(actor, check_id)
    if not may_decide_worker_check(actor, agreement):
        raise Forbidden()
    decided, said = checked_outcome(outcome), checked_reason("reasons", reasons)
    if not said:
        raise Invalid(field="reasons", reason="empty")
    if found.state == CheckState.OPEN and found.both_name and found.examiner_agreed_at is None:
        raise ExaminerMissing()
    move(
        found, "decide", actor=actor, at=at, why=said,
        write={"outcome": decided, "reasons": said, "decider_id": actor.acting_person, "decided_at": at},
    )  # fmt: skip
    told = WorkerDecided(agreement_id=agreement.pk, check_id=check_id, outcome=str(decided), words=said, at=at)
    tell(told, actor=actor)
    return found
