"""Ask the client once more about a defect that is said to be put right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import DefectWaits
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_fail_defect
from anyshore.delivery.queries.defects import defect_with_agreement_locked
from anyshore.delivery.rules.defects import DEFECT, DefectState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def ask_about_defect(*, actor: Actor, defect_id: UUID, at: datetime) -> Defect:
    """The client is told again that the defect waits for it. Nothing else changes: silence strikes nothing off.

    The clock alone. Refused: others (Forbidden), one that does not wait for the client (NotAllowed).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    if not may_fail_defect(actor):
        raise Forbidden()
    if defect.state != DefectState.PUT_RIGHT:
        raise NotAllowed(kind=DEFECT.kind, state=str(DefectState(defect.state)), verb="ask")
    told = DefectWaits(agreement_id=defect.agreement_id, number=defect.number, milestone=defect.milestone.title, at=at)
    tell(told, actor=actor)
    return defect
