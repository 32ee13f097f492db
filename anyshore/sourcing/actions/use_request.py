"""Mark a draft as used."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import RequestUsed
from anyshore.sourcing.models import Request
from anyshore.sourcing.policies import may_publish_request
from anyshore.sourcing.queries.loading import locked_request


@action
def use_request(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """The draft will not be published: its work was offered directly. It can be copied into a new one.

    Called by the verb that offers it. Those who may bind the client may. Refused: others (Forbidden), a request that
    is no draft (NotAllowed).
    """
    request = locked_request(actor, request_id)
    if not may_publish_request(actor, request):
        raise Forbidden()
    move(request, "use", actor=actor, at=at, write={"closed_at": at})
    deadlines.stop(subject=("request", request.id), at=at)
    tell(RequestUsed(request_id=request.id, at=at), actor=actor)
    return request
