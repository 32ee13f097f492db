"""Tell an organisation's own people of the comments that were gathered for them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import OwnCommentsTold
from anyshore.contracts.policies import may_tell_negotiation
from anyshore.contracts.queries.negotiation import own_comments_id, own_comments_since
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def tell_own_comments(*, actor: Actor, agreement_id: UUID, organisation_id: UUID, since: str, at: datetime) -> int:
    """Those of the organisation who work are told how many comments for its own people others of them wrote from
    ``since`` (ISO 8601) to now; returns how many there are in all.

    The clock. Refused: others (Forbidden).
    """
    if not may_tell_negotiation(actor):
        raise Forbidden()
    began = datetime.fromisoformat(since)
    told = OwnCommentsTold(
        own_comments_id=own_comments_id(agreement_id, organisation_id),
        agreement_id=agreement_id,
        organisation_id=organisation_id,
        since=began,
        at=at,
    )
    tell(told, actor=actor)
    return sum(own_comments_since(agreement_id, organisation_id, began, at).values())
