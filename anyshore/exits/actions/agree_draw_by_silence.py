"""Nobody answered in time: the hours count as agreed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.agree_draw import agree_draw
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import is_clock
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Draw


@action
def agree_draw_by_silence(*, actor: Actor, draw_id: UUID, at: datetime) -> Draw:
    """What agree_draw makes true, dated at the end of the time for an answer whenever this runs.

    The clock alone. Refused: a draw that somebody has answered.
    """
    if not is_clock(actor):
        raise Forbidden()
    return agree_draw(actor=actor, draw_id=draw_id, at=at)
