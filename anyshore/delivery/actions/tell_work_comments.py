"""Tell of the comments on a work item that were gathered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.delivery.events import WorkCommentsGathered
from anyshore.delivery.models import WorkItem
from anyshore.delivery.policies import may_tell_comments
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def tell_work_comments(*, actor: Actor, item_id: UUID, since: str, at: datetime) -> WorkItem:
    """Everybody whom the item concerns is told of what others said on it from ``since`` (ISO 8601) to now.

    The clock. Refused: others (Forbidden).
    """
    item: WorkItem = WorkItem.objects.get(pk=item_id)
    locked_agreement(actor, item.agreement_id)
    if not may_tell_comments(actor):
        raise Forbidden()
    told = WorkCommentsGathered(
        work_item_id=item.pk, agreement_id=item.agreement_id, number=item.number, since=since, at=at
    )
    tell(told, actor=actor)
    return item
