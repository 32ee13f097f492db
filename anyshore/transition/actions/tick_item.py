"""Tick an item of the kick-off list."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import ItemTicked
from anyshore.transition.models import KickOffItem
from anyshore.transition.policies import may_tick
from anyshore.transition.queries.loading import part_locked


@action
def tick_item(*, actor: Actor, item_id: UUID, at: datetime) -> KickOffItem:
    """The item is done, with who said so and when.

    Those of its side who work. Refused: others (Forbidden), one that is done (NotAllowed).
    """
    item = part_locked(actor, KickOffItem, item_id)
    if not may_tick(actor, item.transition.agreement, item.side):
        raise Forbidden()
    if item.done_at is not None:
        raise NotAllowed(kind="item", state="done", verb="tick")
    item.done_at, item.doer_id = at, actor.acting_person
    item.save(update_fields=["done_at", "doer"])
    tell(ItemTicked(agreement_id=item.transition.agreement_id, what=item.what, at=at), actor=actor)
    return item
