"""Publish a request by the link that was mailed to its author."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.actions.use_sign_in_link import use_sign_in_link
from anyshore.parties.queries import actor_for
from anyshore.parties.rules import LinkPurpose
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.states import RequestState


@action
def publish_by_link(*, actor: Actor, token: str, at: datetime) -> Request:
    """The draft that a visitor wrote is open, and its author's address confirmed: the door signs them in.

    Whoever holds the link may; the request is published in its author's name. One that was published or discarded
    meanwhile stays as it is. Refused: whatever parties.use_sign_in_link refuses, and a link that is for something
    else (NotFound).
    """
    link = use_sign_in_link(actor=actor, token=token, at=at)
    if link.purpose != LinkPurpose.PUBLISH_REQUEST or link.subject_id is None:
        raise NotFound()
    request = Request.objects.get(pk=link.subject_id, author_id=link.user_id)
    if request.state != RequestState.DRAFT:
        return request
    author = actor_for(link.user, request.client_id)
    return publish_request(actor=author, request_id=request.id, at=at)
