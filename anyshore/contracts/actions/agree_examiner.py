"""Agree to who looks whether one's work is independent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import ExaminerAgreed
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.policies import may_agree_examiner
from anyshore.contracts.queries.worker_checks import check_with_agreement_locked
from anyshore.contracts.rules.worker_checks import NobodyNamed
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def agree_examiner(*, actor: Actor, check_id: UUID, name: str, at: datetime) -> WorkerCheck:
    """Both sides have named ``name``, whom the provider was shown.

    The provider's people who bind it. Refused: others (Forbidden), nobody or somebody else named by now (NobodyNamed),
    a check for which nobody needs to look or that is decided (NotAllowed).
    """
    found, agreement = check_with_agreement_locked(actor, check_id)
    if not may_agree_examiner(actor, agreement):
        raise Forbidden()
    if not found.examiner or found.examiner != name:
        raise NobodyNamed()
    move(found, "agree", actor=actor, at=at, write={"examiner_agreed_at": at})
    tell(ExaminerAgreed(agreement_id=agreement.pk, check_id=check_id, person=name, at=at), actor=actor)
    return found
