"""Confirm that a formal notice came."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import FormalNoticeReceived
from anyshore.contracts.models import FormalNotice
from anyshore.contracts.policies import may_receive_formal_notice
from anyshore.contracts.queries.formal import formal_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def receive_formal_notice(*, actor: Actor, notice_id: UUID, words: str = "", at: datetime) -> FormalNotice:
    """It came, with words or without. That agrees to nothing.

    Whoever works for the side that did not give it. Refused: others (Forbidden), one that was confirmed, withdrawn or
    refused (NotAllowed).
    """
    notice, agreement = formal_with_agreement_locked(actor, notice_id)
    if actor.person_id is None or not may_receive_formal_notice(actor, agreement, notice.side):
        raise Forbidden()
    said = checked_reason("words", words)
    move(
        notice, "receive", actor=actor, at=at, why=said,
        write={"received_at": at, "receiver_id": actor.person_id, "answer": said},
    )  # fmt: skip
    told = FormalNoticeReceived(
        agreement_id=agreement.pk, number=notice.number, kind=notice.kind, side=notice.side, words=said, at=at
    )
    tell(told, actor=actor)
    return notice
