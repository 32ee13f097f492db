"""Let a document expire."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import DocumentLapsed
from anyshore.sourcing.models import SupplierDocument
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.documents import locked_document


@action
def expire_document(*, actor: Actor, document_id: UUID, at: datetime) -> SupplierDocument:
    """The last day of the document is over: its owner is told, and the clients of open requests it was shared on.

    Only the clock may. Refused: a document that was removed (NotFound).
    """
    document = locked_document(actor, document_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    tell(DocumentLapsed(document_id=document.id, at=at), actor=actor)
    return document
