"""Share a document on a request that asks for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import DocumentShared
from anyshore.sourcing.models import AskedDocument, SharedDocument
from anyshore.sourcing.policies import may_share_document
from anyshore.sourcing.queries.clearance import must_be_cleared
from anyshore.sourcing.queries.documents import locked_document, request_of_asked
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.documents import DocumentExpired, NotThisKind
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import is_past


@action
def share_document(*, actor: Actor, asked_id: UUID, document_id: UUID, at: datetime) -> SharedDocument:
    """The client of the request reads this document of the actor's organisation, in the place of one shared before.

    Those who work for another organisation may, while the request is open. Refused: another's document or request
    (NotFound), a request that is not open (RequestNotOpen), who has not signed its confidentiality text
    (NdaUnsigned), a document of another kind (NotThisKind) or one that has expired (DocumentExpired).
    """
    request = locked_request(actor, request_of_asked(asked_id))
    if not may_share_document(actor, request):
        raise Forbidden()
    must_be_cleared(actor, request)
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    document, asked = locked_document(actor, document_id), AskedDocument.objects.get(pk=asked_id)
    if document.kind != asked.kind:
        raise NotThisKind(kind=asked.kind)
    if document.valid_until is not None and is_past(document.valid_until, at):
        raise DocumentExpired(valid_until=document.valid_until)
    fresh = {"document": document, "at": at, "verdict": "", "reason": "", "judged_by": None, "judged_at": None}
    shared, _made = SharedDocument.objects.update_or_create(
        asked=asked, provider_id=actor.acting_organisation, defaults=fresh
    )
    tell(DocumentShared(request_id=request.id, shared_id=shared.id, at=at), actor=actor)
    return shared
