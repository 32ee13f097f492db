"""Withdraw a notice."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.plan_duties import plan_duties
from anyshore.contracts.actions.start_renewal import start_renewal
from anyshore.exits.events import NoticeWithdrawn
from anyshore.exits.policies import may_withdraw_notice
from anyshore.exits.queries import lock_notice
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.exits.models import Notice


class NoticeOver(Refused):
    """The notice has run its days; ``since`` is when they ended."""

    code = "notice_over"


@action
def withdraw_notice(*, actor: Actor, notice_id: UUID, at: datetime) -> Notice:
    """The agreement goes on as if no notice had been given.

    The side that gave it, before it ends. Refused: a notice that is over or was withdrawn.
    """
    notice, agreement = lock_notice(actor, notice_id)
    if not may_withdraw_notice(actor, agreement, notice):
        raise Forbidden()
    if at >= notice.effective_at:
        raise NoticeOver(since=notice.effective_at)
    move(notice, "withdraw", actor=actor, at=at)
    move(agreement, "withdraw_notice", actor=actor, at=at)
    deadlines.stop(subject=("notice", notice_id), at=at)
    plan_duties(actor=actor, agreement=agreement, at=at)
    start_renewal(actor=actor, agreement=agreement, at=at)
    tell(
        NoticeWithdrawn(agreement_id=agreement.pk, notice_id=notice_id, side=notice.side, at=at),
        actor=actor,
    )
    return notice
