"""Post a request: save it and publish it in one go."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.terms import RequestTerms


@action
def post_request(
    *,
    actor: Actor,
    terms: RequestTerms,
    request_id: UUID | None = None,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    invite_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> Request:
    """A request with these terms is open, from a draft or from nothing, and the providers named are invited.

    Those who may bind the client may. Refused: whatever save_request, invite_provider and publish_request refuse;
    nothing is kept then, no draft either.
    """
    attached = {"file_ids": file_ids, "drop_ids": drop_ids}
    saved = save_request(actor=actor, terms=terms, request_id=request_id, **attached, at=at)
    for provider_id in invite_ids:
        invite_provider(actor=actor, request_id=saved.id, provider_id=provider_id, at=at)
    return publish_request(actor=actor, request_id=saved.id, at=at)
