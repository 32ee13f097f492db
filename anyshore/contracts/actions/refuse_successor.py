"""Refuse who is to follow a key person."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import SuccessorRefused
from anyshore.contracts.models import FormalNotice
from anyshore.contracts.policies import may_refuse_successor
from anyshore.contracts.queries.formal import day_of, formal_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.formal import Kind, NoSuchNotice, SuccessorBegan, batch_of
from anyshore.contracts.rules.states import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def refuse_successor(*, actor: Actor, notice_id: UUID, reason: str, at: datetime) -> FormalNotice:
    """The provider proposes somebody else, by another notice. The reason is on record.

    The client's people who bind it, until the day on which that person begins, where the provider sits. Refused:
    others (Forbidden), a notice of another kind (NoSuchNotice), one that was withdrawn or refused (NotAllowed), from
    that day on (SuccessorBegan), no reason (Invalid).
    """
    notice, agreement = formal_with_agreement_locked(actor, notice_id)
    if actor.person_id is None or not may_refuse_successor(actor, agreement):
        raise Forbidden()
    if notice.kind != Kind.KEY_PERSON or notice.next_on is None:
        raise NoSuchNotice()
    said = checked_reason("reason", reason)
    if not said:
        raise Invalid(field="reason", reason="empty")
    if day_of(agreement, Side.PROVIDER, at) >= notice.next_on:
        raise SuccessorBegan(on=notice.next_on)
    move(
        notice, "refuse", actor=actor, at=at, why=said,
        write={"closed_at": at, "closer_id": actor.person_id, "reason": said},
    )  # fmt: skip
    write_duties(actor=actor, of=agreement, batch=batch_of(notice.number), plans=[], at=at)
    told = SuccessorRefused(
        agreement_id=agreement.pk, number=notice.number, kind=notice.kind, side=notice.side, words=said,
        successor=notice.successor, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return notice
