"""Tell people which of their work items are due."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.delivery.actions.plan_due_work import plan_due_work
from anyshore.delivery.events import WorkFellDue
from anyshore.delivery.policies import may_tell_comments
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def tell_due_work(*, actor: Actor, agreement_id: UUID, at: datetime) -> datetime | None:
    """Whoever looks after items that are due on the day after, or were due on the day before, is told of all that is
    due to them; the clock runs on to the next such day, which is returned. Of a contract that is over nobody is told.

    The clock. Refused: others (Forbidden).
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_tell_comments(actor):
        raise Forbidden()
    deadlines.stop(subject=("board", agreement_id), at=at)
    if agreement.state not in LIVE:
        return None
    tell(WorkFellDue(board_id=agreement_id, on=at.date(), at=at), actor=actor)
    return plan_due_work(actor=actor, agreement_id=agreement_id, at=at)
