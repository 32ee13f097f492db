"""Let an agreement that ends have no event of force majeure any more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.contracts.queries.majeure import events_going_on
from anyshore.kit.actor import Actor
from anyshore.payments.actions.bind_side import bind_side
from anyshore.payments.events import MajeureOvertaken
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement, MajeureEvent


@action
def close_majeure(*, actor: Actor, agreement: Agreement, at: datetime) -> list[MajeureEvent]:
    """The events that go on are overtaken by the end of their agreement. Returns them.

    Inner: exits ends agreements. For verbs that have locked the agreement and permitted the actor. Refused: nothing.
    """
    found = events_going_on(agreement.pk)
    for one in found:
        move(one, "overtake", actor=actor, at=at)
        if one.accepted_at is not None:
            bind_side(actor=actor, agreement=agreement, event=one, at=at)
        told = MajeureOvertaken(agreement_id=agreement.pk, event_id=one.pk, side=one.side, event=one.kind, at=at)
        tell(told, actor=actor)
    return found
