"""Maintain a defect that the provider holds is not covered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import DefectMaintained
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_report_to_list
from anyshore.delivery.queries.defects import defect_with_agreement_locked
from anyshore.delivery.rules.defects import DEFECT, LONGEST_DEFECT, DefectState, must_run
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def maintain_defect(*, actor: Actor, defect_id: UUID, words: str, at: datetime) -> Defect:
    """It stays in the list as reported. Its time ran on meanwhile: no new one begins.

    Those who may commit the client. Refused: others (Forbidden), once its time is over (CureOver), no words (Invalid),
    one that the provider did not deny (NotAllowed).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    if not may_report_to_list(actor, defect.agreement):
        raise Forbidden()
    DEFECT.after(DefectState(defect.state), "maintain")
    must_run(DefectState(defect.state), defect.until, at)
    said = checked_said(words, longest=LONGEST_DEFECT, needed=True)
    move(defect, "maintain", actor=actor, at=at, why=said)
    told = DefectMaintained(
        agreement_id=defect.agreement_id,
        number=defect.number,
        milestone=defect.milestone.title,
        words=said,
        until=defect.until,
        at=at,
    )
    tell(told, actor=actor)
    return defect
