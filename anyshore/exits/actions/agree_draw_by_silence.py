"""Nobody answered in time: the hours count as agreed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.payments.queries.hours import draw_with_purse
from anyshore.payments.rules.refusals import MoneyOnHold
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Draw


@action
def agree_draw_by_silence(*, actor: Actor, draw_id: UUID, at: datetime) -> Draw:
    """What agree_draw makes true, dated at the end of the time for an answer whenever this runs. While the operator
    holds the money nothing moves: the clock looks again every day.

    The clock alone. Refused: a draw that somebody has answered.
    """
    if not is_clock(actor):
        raise Forbidden()
    try:
        return agree_draw(actor=actor, draw_id=draw_id, at=at)
    except MoneyOnHold:
        return _look_again(actor, draw_id, at)


def _look_again(actor: Actor, draw_id: UUID, at: datetime) -> Draw:
    draw, _purse = draw_with_purse(actor, draw_id)
    deadlines.stop(subject=("draw", draw_id), at=at)
    deadlines.start(
        verb="exits.agree_draw_by_silence",
        subject=("draw", draw_id),
        due_at=at + timedelta(days=1),
        at=at,
        args={"draw_id": draw_id},
        remind=(),
    )
    return draw
