"""Let the client and each bidder of a tender write to each other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.sourcing.models import Request
from anyshore.sourcing.queries.loading import live_proposals, locked_request


@action
def open_threads(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """There is a thread about every proposal that stands.

    For the verbs that show who has proposed, which have permitted it: until then a thread would tell. Refused:
    nothing.
    """
    request = locked_request(actor, request_id)
    for one in live_proposals(request):
        open_thread(
            actor=actor,
            subject=("proposal", one.id),
            title=request.title,
            organisation_ids=(request.client_id, one.provider_id),
            at=at,
        )
    return request
