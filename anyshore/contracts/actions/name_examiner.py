"""Name who looks whether an individual's work is independent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import ExaminerNamed
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.policies import may_decide_worker_check
from anyshore.contracts.queries.worker_checks import check_with_agreement_locked
from anyshore.contracts.rules.worker_checks import checked_person
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def name_examiner(*, actor: Actor, check_id: UUID, name: str, at: datetime) -> WorkerCheck:
    """The client names ``name``, in the place of whom it named before; the provider agrees, or says whom else.

    The client's people who bind it. Refused: others (Forbidden), no name (Invalid), a check for which nobody needs to
    look or that is decided (NotAllowed).
    """
    found, agreement = check_with_agreement_locked(actor, check_id)
    if not may_decide_worker_check(actor, agreement):
        raise Forbidden()
    person = checked_person(name)
    move(
        found, "name", actor=actor, at=at, why=person,
        write={"examiner": person, "named_at": at, "examiner_agreed_at": None},
    )  # fmt: skip
    tell(ExaminerNamed(agreement_id=agreement.pk, check_id=check_id, person=person, at=at), actor=actor)
    return found
