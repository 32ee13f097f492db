"""Answer a question to approvers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import ApprovalDeclined, ApprovalEvent, ApprovalGiven, ApproverAnswered, TurnCame
from anyshore.approvals.models import Approval, Seat
from anyshore.approvals.policies import may_answer
from anyshore.approvals.queries.loading import locked_approval, seat_for, seats_of
from anyshore.approvals.rules import WORDS_MAX, Answer, ApprovalState, Order, verdict
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class NotYourTurn(Refused):
    """The person is not asked, has answered, or somebody is asked before them."""

    code = "not_your_turn"


class WordsMissing(Refused):
    """Who declines says why."""

    code = "decline_words_missing"
    status = 422


class ContentChanged(Refused):
    """The page showed other content than what is asked about."""

    code = "content_changed"
    status = 409


@action
def answer_approval(
    *, actor: Actor, approval_id: UUID, answer: str, fingerprint: str, words: str = "", at: datetime
) -> Approval:
    """The person, or who stands in for one that is away, agreed or declined; with enough answers it is decided, and
    asked in turn the next one is asked.

    Who is asked may, once, and never who asked. ``fingerprint`` is of the content that was read. Refused: others and
    the one who asked (Forbidden), out of turn or twice (NotYourTurn), one that is decided (NotAllowed), other content
    than was read (ContentChanged), declining without words (WordsMissing), too many of them (Invalid).
    """
    approval = locked_approval(actor, approval_id)
    if not may_answer(actor, approval):
        raise Forbidden()
    if approval.state != ApprovalState.ASKED:
        raise NotAllowed(kind="approval", state=approval.state, verb=answer)
    if fingerprint != approval.fingerprint:
        raise ContentChanged()
    seat = seat_for(approval, actor.acting_person, at)
    if seat is None:
        raise NotYourTurn()
    _write(seat, actor.acting_person, answer, words, at)
    tell(ApproverAnswered(approval_id=approval.id, answer=answer, seat_id=seat.id, at=at), actor=actor)
    _decide(actor, approval, at)
    return approval


def _write(seat: Seat, person_id: UUID, answer: str, words: str, at: datetime) -> None:
    said = words.replace("\x00", "").strip()
    if answer not in (Answer.APPROVED, Answer.DECLINED):
        raise Invalid(field="answer", reason="unknown")
    if answer == Answer.DECLINED and not said:
        raise WordsMissing(field="words")
    if len(said) > WORDS_MAX:
        raise Invalid(field="words", reason="too_long")
    seat.answer, seat.words, seat.answered_by_id, seat.answered_at = answer, said, person_id, at
    seat.save(update_fields=["answer", "words", "answered_by", "answered_at"])


def _decide(actor: Actor, approval: Approval, at: datetime) -> None:
    verb = verdict([one.answer for one in seats_of(approval)], approval.needed)
    if not verb:
        if approval.order == Order.IN_TURN:
            tell(TurnCame(approval_id=approval.id, at=at), actor=actor)
        return
    move(approval, verb, actor=actor, at=at, write={"decided_at": at})
    deadlines.stop(subject=("approval", approval.id), at=at)
    event: type[ApprovalEvent] = ApprovalGiven if verb == "approve" else ApprovalDeclined
    tell(event(approval_id=approval.id, at=at), actor=actor)
