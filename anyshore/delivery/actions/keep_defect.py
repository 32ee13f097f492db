"""Say that a defect is still there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.run_cure import run_cure
from anyshore.delivery.events import DefectStillThere
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_report_to_list
from anyshore.delivery.queries.defects import defect_with_agreement_locked, standing_attempt
from anyshore.delivery.rules.defects import DEFECT, LONGEST_DEFECT, DefectState, cure_by, cure_rule, has_failed
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def keep_defect(*, actor: Actor, defect_id: UUID, words: str, at: datetime) -> Defect:
    """The attempt counts as one that did not put it right. While attempts remain the provider's time begins again;
    after the last, or where it had failed before, the client need not wait any more.

    Those who may commit the client. Refused: others (Forbidden), no words (Invalid), a defect that the provider does
    not say is put right (NotAllowed).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    agreement = defect.agreement
    if not may_report_to_list(actor, agreement):
        raise Forbidden()
    DEFECT.after(DefectState(defect.state), "keep")
    said = checked_said(words, longest=LONGEST_DEFECT, needed=True)
    attempt = standing_attempt(defect)
    attempt.answer, attempt.kept_at = said, at
    attempt.save(update_fields=["answer", "kept_at"])
    rule, tried = cure_rule(defect.cure_days, defect.tries), defect.tried + 1
    failed = has_failed(rule, tried, defect.failed_at)
    facts = {"tried": tried, "asked_at": at, "failed_at": (defect.failed_at or at) if failed else None}
    until = None if failed else cure_by(at, rule, calendar(agreement.provider_id))
    verb = "fail" if failed else "keep"
    move(defect, verb, actor=actor, at=at, why=said, write={**facts, "until": until})
    run_cure(actor=actor, defect=defect, at=at)
    told = DefectStillThere(
        agreement_id=agreement.pk,
        number=defect.number,
        milestone=defect.milestone.title,
        words=said,
        until=until,
        failed=failed,
        at=at,
    )
    tell(told, actor=actor)
    return defect
