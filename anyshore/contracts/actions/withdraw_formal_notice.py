"""Withdraw a formal notice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import FormalNoticeWithdrawn
from anyshore.contracts.models import FormalNotice
from anyshore.contracts.policies import may_withdraw_formal_notice
from anyshore.contracts.queries.formal import formal_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.formal import batch_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_formal_notice(*, actor: Actor, notice_id: UUID, reason: str, at: datetime) -> FormalNotice:
    """Its side holds to it no more, with a reason; what it asked for and is still open falls away. It stays on
    record.

    Who wrote it, and whoever may bind that side. Refused: others (Forbidden), one that was withdrawn or refused
    (NotAllowed), no reason (Invalid).
    """
    notice, agreement = formal_with_agreement_locked(actor, notice_id)
    if actor.person_id is None or not may_withdraw_formal_notice(actor, agreement, notice.side, notice.author_id):
        raise Forbidden()
    said = checked_reason("reason", reason)
    if not said:
        raise Invalid(field="reason", reason="empty")
    move(
        notice, "withdraw", actor=actor, at=at, why=said,
        write={"closed_at": at, "closer_id": actor.person_id, "reason": said},
    )  # fmt: skip
    write_duties(actor=actor, of=agreement, batch=batch_of(notice.number), plans=[], at=at)
    told = FormalNoticeWithdrawn(
        agreement_id=agreement.pk, number=notice.number, kind=notice.kind, side=notice.side, words=said, at=at
    )
    tell(told, actor=actor)
    return notice
