"""Save a draft of a request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.sourcing.events import RequestSaved
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import COLUMNS, write_request
from anyshore.sourcing.policies import may_change_draft, may_save_request
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import RequestTerms, completed


@action
def save_request(
    *,
    actor: Actor,
    terms: RequestTerms,
    request_id: UUID | None = None,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> Request:
    """A draft holds ``terms``, completed with the defaults of its size; nobody but its client sees it, and no clock
    runs on it.

    Those who work for the client may. Without ``request_id`` it is a new one; ``drop_ids`` are the attachments that
    go. Refused: terms that cannot be taken (rules.terms), a request that is no draft any more (NotAllowed), files of
    others (Invalid).
    """
    request = _draft(actor, request_id) if request_id else None
    if not may_save_request(actor):
        raise Forbidden()
    done = completed(terms, at)
    if request is None:
        request = Request.objects.create(
            number=next_number("request"),
            client_id=actor.acting_organisation,
            author_id=actor.acting_person,
            created_at=at,
            **{name: getattr(done, name) for name in COLUMNS},
        )
    write_request(request, done)
    deadlines.stop(subject=("request", request.id), at=at)
    files.detach(("request", request.id), drop_ids)
    files.attach(subject=("request", request.id), file_ids=file_ids, actor=actor, at=at)
    tell(RequestSaved(request_id=request.id, at=at), actor=actor)
    return request


def _draft(actor: Actor, request_id: UUID) -> Request:
    request = locked_request(actor, request_id)
    if not may_change_draft(actor, request):
        raise Forbidden()
    if request.state != RequestState.DRAFT:
        raise NotAllowed(kind="request", state=request.state, verb="save")
    return request
