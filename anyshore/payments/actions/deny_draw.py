"""Say no to hours that the provider drew."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.events import DrawDenied
from anyshore.payments.policies import may_answer_draw
from anyshore.payments.queries.hours import draw_with_purse
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Draw


@action
def deny_draw(*, actor: Actor, draw_id: UUID, reason: str, at: datetime) -> Draw:
    """The hours are not drawn, for a reason that both read; the provider may record them again otherwise.

    The client's people who bind it. Refused: others (Forbidden), no reason, a draw that was answered (NotAllowed).
    """
    draw, purse = draw_with_purse(actor, draw_id)
    if not may_answer_draw(actor, purse.deal):
        raise Forbidden()
    why = " ".join(reason.split())[:300]
    if not why:
        raise ReasonMissing(field="reason")
    answered = {"answered_at": at, "answered_by": "person", "answer": why}
    move(draw, "deny", actor=actor, at=at, why=why, write=answered)
    deadlines.stop(subject=("draw", draw_id), at=at)
    told = DrawDenied(
        agreement_id=draw.agreement_id,
        currency=purse.deal.currency,
        draw_id=draw_id,
        minutes=draw.minutes,
        reason=why,
        at=at,
    )
    tell(told, actor=actor)
    return draw
