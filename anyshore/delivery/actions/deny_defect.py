"""Say that a defect is not covered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import DefectDenied
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_deny_defect
from anyshore.delivery.queries.defects import defect_with_agreement_locked
from anyshore.delivery.rules.defects import DEFECT, LONGEST_DEFECT, DefectState, DeniedBefore, must_run
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def deny_defect(*, actor: Actor, defect_id: UUID, words: str, at: datetime) -> Defect:
    """The client reads why, and strikes it off or maintains it. It is no attempt; the time to put it right runs on.

    Those who may commit the provider, once a defect. Refused: others (Forbidden), one that was denied before
    (DeniedBefore), once its time is over (CureOver), no words (Invalid), one that is not to be put right (NotAllowed).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    if not may_deny_defect(actor, defect.agreement):
        raise Forbidden()
    DEFECT.after(DefectState(defect.state), "deny")
    if defect.denial:
        raise DeniedBefore()
    must_run(DefectState(defect.state), defect.until, at)
    said = checked_said(words, longest=LONGEST_DEFECT, needed=True)
    move(defect, "deny", actor=actor, at=at, why=said, write={"denial": said})
    told = DefectDenied(
        agreement_id=defect.agreement_id,
        number=defect.number,
        milestone=defect.milestone.title,
        words=said,
        at=at,
    )
    tell(told, actor=actor)
    return defect
