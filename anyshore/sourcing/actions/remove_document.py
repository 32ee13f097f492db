"""Remove a document of one's organisation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import DocumentRemoved
from anyshore.sourcing.models import SupplierDocument
from anyshore.sourcing.policies import may_keep_document
from anyshore.sourcing.queries.documents import locked_document


@action
def remove_document(*, actor: Actor, document_id: UUID, at: datetime) -> SupplierDocument:
    """The document is not offered for sharing any more, and its clock stops; who it was shared with keeps it.

    Those who work for its organisation may. Refused: another's document, or one removed before (NotFound).
    """
    document = locked_document(actor, document_id)
    if not may_keep_document(actor):
        raise Forbidden()
    document.removed_at = at
    document.save(update_fields=["removed_at"])
    deadlines.stop(subject=("supplier_document", document.id), at=at)
    tell(DocumentRemoved(document_id=document.id, at=at), actor=actor)
    return document
