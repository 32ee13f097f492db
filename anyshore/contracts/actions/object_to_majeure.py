"""Object to an event of force majeure."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import MajeureObjected
from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.policies import may_answer_majeure
from anyshore.contracts.queries.majeure import majeure_rule, majeure_with_agreement_locked
from anyshore.contracts.rules.majeure import MAJEURE, AnsweredAlready, MajeureState, checked_words
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def object_to_majeure(*, actor: Actor, event_id: UUID, words: str, at: datetime) -> MajeureEvent:
    """It stays on record as what its side claims, with the reason of the other; no date moves by it. It can still be
    accepted later.

    The other side's people who bind it, with a reason. Refused: others (Forbidden), what was accepted, withdrawn or
    overtaken (NotAllowed), what was objected to before (AnsweredAlready), an agreement that is over (NoMajeure), no
    reason (Invalid).
    """
    found, agreement = majeure_with_agreement_locked(actor, event_id)
    if not may_answer_majeure(actor, agreement, found.side):
        raise Forbidden()
    MAJEURE.after(MajeureState(found.state), "object")
    if found.answered_at is not None:
        raise AnsweredAlready()
    majeure_rule(agreement)
    said = checked_words("words", words)
    move(
        found, "object", actor=actor, at=at, why=said,
        write={"answered_at": at, "answerer_id": actor.acting_person, "answer": said},
    )  # fmt: skip
    told = MajeureObjected(
        agreement_id=agreement.pk, event_id=event_id, side=found.side, event=found.kind, words=said, at=at
    )
    tell(told, actor=actor)
    return found
