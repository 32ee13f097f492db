"""Accept an event of force majeure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.policies import may_answer_majeure
from anyshore.contracts.queries.majeure import majeure_rule, majeure_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.bind_side import bind_side
from anyshore.payments.actions.free_side import free_side
from anyshore.payments.events import MajeureAccepted
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.contracts.models import MajeureEvent


@action
def accept_majeure(*, actor: Actor, event_id: UUID, words: str = "", at: datetime) -> MajeureEvent:
    """Both sides agree that the event keeps the other from its duty: its dates move by the time that it lasts. No
    clause lets the other side take that back.

    The other side's people who bind it, also once it is over, or after an objection. Refused: others (Forbidden), what
    was accepted, withdrawn or overtaken (NotAllowed), an agreement that is over (NoMajeure).
    """
    found, agreement = majeure_with_agreement_locked(actor, event_id)
    if not may_answer_majeure(actor, agreement, found.side):
        raise Forbidden()
    said, over = checked_reason("words", words), found.over_on is not None
    majeure_rule(agreement)
    move(
        found, "accept", actor=actor, at=at, why=said,
        write={"answered_at": at, "accepted_at": at, "answerer_id": actor.acting_person, "answer": said},
    )  # fmt: skip
    relief = bind_side if over else free_side
    relief(actor=actor, agreement=agreement, event=found, at=at)
    told = MajeureAccepted(
        agreement_id=agreement.pk, event_id=event_id, side=found.side, event=found.kind, words=said, over=over, at=at
    )
    tell(told, actor=actor)
    return found
