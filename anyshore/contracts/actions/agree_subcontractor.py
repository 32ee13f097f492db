"""Agree to a subcontractor."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import SubcontractorAgreed
from anyshore.contracts.models import Subcontractor
from anyshore.contracts.policies import may_answer_subcontractor
from anyshore.contracts.queries.subcontractors import subcontractor_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.subcontracting import NoSubcontracting, must_be_in_time
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def agree_subcontractor(*, actor: Actor, subcontractor_id: UUID, words: str = "", at: datetime) -> Subcontractor:
    """They may work from now on. No clause lets the client take that back.

    The client's people who bind it, with a reason if they want to. Refused: others (Forbidden), what was answered or
    withdrawn (NotAllowed), at the instant of silence or later (AnswerTooLate), an agreement that is over
    (NoSubcontracting).
    """
    found, agreement = subcontractor_with_agreement_locked(actor, subcontractor_id)
    if not may_answer_subcontractor(actor, agreement):
        raise Forbidden()
    said = checked_reason("words", words)
    if agreement.state not in LIVE:
        raise NoSubcontracting()
    must_be_in_time(found.state, found.answer_until, at)
    move(
        found, "agree", actor=actor, at=at, why=said,
        write={"answered_at": at, "answerer_id": actor.acting_person, "answer": said},
    )  # fmt: skip
    deadlines.stop(subject=("subcontractor", subcontractor_id), at=at)
    told = SubcontractorAgreed(
        agreement_id=agreement.pk, subcontractor_id=subcontractor_id, person=found.name, words=said, at=at
    )
    tell(told, actor=actor)
    return found
