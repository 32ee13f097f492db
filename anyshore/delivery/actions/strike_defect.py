"""Strike a defect off the list."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.events import DefectStruck
from anyshore.delivery.models import Defect
from anyshore.delivery.policies import may_report_to_list
from anyshore.delivery.queries.defects import defect_with_agreement_locked
from anyshore.delivery.rules.defects import LONGEST_DEFECT
from anyshore.delivery.rules.levels import checked_said
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def strike_defect(*, actor: Actor, defect_id: UUID, words: str = "", at: datetime) -> Defect:
    """Nothing is asked for it any more, and no clock of it runs: it was put right, it is not covered, or it is
    withdrawn. Money that is kept back for it stays where it is until it is settled.

    Those who may commit the client, in every state in which it is open. Refused: others (Forbidden), too many words
    (Invalid), one that is struck off already (NotAllowed).
    """
    defect = defect_with_agreement_locked(actor, defect_id)
    if not may_report_to_list(actor, defect.agreement):
        raise Forbidden()
    said, was = checked_said(words, longest=LONGEST_DEFECT), str(defect.state)
    move(defect, "strike", actor=actor, at=at, why=said, write={"over_at": at, "until": None})
    deadlines.stop(subject=("defect", defect.pk), at=at)
    told = DefectStruck(
        agreement_id=defect.agreement_id,
        number=defect.number,
        milestone=defect.milestone.title,
        words=said,
        was=was,
        at=at,
    )
    tell(told, actor=actor)
    return defect
