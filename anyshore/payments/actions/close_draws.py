"""Leave no hours waiting under an agreement that ends."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.events import DrawOvertaken
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.hours import waiting_draws
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Draw


@action
def close_draws(*, actor: Actor, agreement_id: UUID, at: datetime) -> list[Draw]:
    """Hours that nobody has answered are overtaken by the end: they are not paid, no clock runs on them, and the
    provider is told.

    Inner: exits ends agreements; an end by notice has waited for the hours that were recorded by then. Whoever may
    settle its money. Refused: others (Forbidden).
    """
    deal = purse_of_agreement(actor, agreement_id).deal
    if not may_settle(actor, deal):
        raise Forbidden()
    closed = waiting_draws(agreement_id)
    for draw in closed:
        move(draw, "overtake", actor=actor, at=at, write={"answered_at": at})
        deadlines.stop(subject=("draw", draw.pk), at=at)
        told = DrawOvertaken(
            agreement_id=agreement_id, currency=deal.currency, draw_id=draw.pk, minutes=draw.minutes, at=at
        )
        tell(told, actor=actor)
    return closed
