"""Give up a batch."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import BatchDiscarded
from anyshore.contracts.models import Batch
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.batches import locked_batch
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def discard_batch(*, actor: Actor, batch_id: UUID, at: datetime) -> Batch:
    """The plan is given up; nothing was sent and nothing will be.

    Those who may commit the client. Refused: others (NotFound, Forbidden), one that was sent (NotAllowed).
    """
    batch = locked_batch(actor, batch_id)
    if not may_offer(actor):
        raise Forbidden()
    move(batch, "discard", actor=actor, at=at)
    tell(BatchDiscarded(batch_id=batch.id, at=at), actor=actor)
    return batch
