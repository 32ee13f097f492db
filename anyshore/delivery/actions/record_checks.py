"""Record what a machine found about a submission."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import SubmissionChecked
from anyshore.delivery.models import CheckResult
from anyshore.delivery.policies import may_record_checks
from anyshore.delivery.queries import submission_with_agreement_locked
from anyshore.delivery.rules.checking import Outcome, Result
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def record_checks(*, actor: Actor, submission_id: UUID, results: Sequence[Result], at: datetime) -> int:
    """Each machine-checked criterion of the submission has its result, once; returns how many were written.

    A result neither accepts nor refuses. What was recorded before stays. The clock only. Refused: others (Forbidden),
    as many results as there are no criteria (Invalid).
    """
    submission = submission_with_agreement_locked(actor, submission_id)
    if not may_record_checks(actor):
        raise Forbidden()
    if len(results) != len(submission.work.milestone.checks):
        raise Invalid(field="results", reason="length")
    if CheckResult.objects.filter(submission=submission).exists():
        return 0
    CheckResult.objects.bulk_create(
        CheckResult(
            submission=submission,
            place=place,
            kind=str(one.kind),
            outcome=str(one.outcome),
            evidence=dict(one.evidence),
            at=at,
        )
        for place, one in enumerate(results)
    )
    held = sum(one.outcome is Outcome.HOLDS for one in results)
    told = SubmissionChecked(
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        held=held,
        checks=len(results),
        at=at,
    )
    tell(told, actor=actor)
    return len(results)
