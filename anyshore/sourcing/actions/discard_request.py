"""Discard a draft of a request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import RequestDiscarded
from anyshore.sourcing.models import Request
from anyshore.sourcing.policies import may_change_draft, may_let_time_pass
from anyshore.sourcing.queries.loading import locked_request


@action
def discard_request(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """The draft is closed and was never seen by others.

    Those who work for the client may, and the clock when a visitor's link was never followed. Refused: a request that
    is no draft (NotAllowed).
    """
    request = locked_request(actor, request_id)
    if not (may_change_draft(actor, request) or may_let_time_pass(actor)):
        raise Forbidden()
    move(request, "discard", actor=actor, at=at, write={"closed_at": at})
    deadlines.stop(subject=("request", request.id), at=at)
    tell(RequestDiscarded(request_id=request.id, at=at), actor=actor)
    return request
