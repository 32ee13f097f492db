"""The time to put a defect right has passed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import DefectFailed
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_fail_defect
from anyshore.delivery.queries.defects import defect_with_agreement_locked
from anyshore.delivery.rules.defects import DEFECT, TO_CURE, CureRuns, DefectState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def fail_defect(*, actor: Actor, defect_id: UUID, at: datetime) -> Defect:
    """The client need not wait for the provider any more; the defect stays in the list, and can still be put right.

    The clock alone, at the stated instant. Refused: others (Forbidden), one that waits for the client or is over
    (NotAllowed), the clock before that instant (CureRuns).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    if not may_fail_defect(actor):
        raise Forbidden()
    if defect.state not in TO_CURE:
        raise NotAllowed(kind=DEFECT.kind, state=str(DefectState(defect.state)), verb="fail")
    if defect.until is None or at < defect.until:
        raise CureRuns(until=defect.until)
    move(defect, "fail", actor=actor, at=at, write={"failed_at": at, "until": None})
    told = DefectFailed(
        agreement_id=defect.agreement_id, number=defect.number, milestone=defect.milestone.title, at=at
    )
    tell(told, actor=actor)
    return defect
