"""Agree to hours that the provider drew; the last of a block complete the agreement."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.payments.actions.settle_draw import settle_draw
from anyshore.payments.queries.hours import is_used_up
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Draw


@action
def agree_draw(*, actor: Actor, draw_id: UUID, at: datetime) -> Draw:
    """The hours are drawn and paid; when none are left, the agreement is completed at the same moment.

    The client's people who bind it. Refused: as payments' settle_draw refuses.
    """
    draw = settle_draw(actor=actor, draw_id=draw_id, at=at)
    if is_used_up(draw.block_id):
        end_agreement(actor=actor, agreement_id=draw.agreement_id, kind=EndKind.COMPLETED, at=at)
    return draw
