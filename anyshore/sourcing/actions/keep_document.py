"""Keep a document of one's organisation."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import DocumentKept
from anyshore.sourcing.models import SupplierDocument
from anyshore.sourcing.policies import may_keep_document
from anyshore.sourcing.rules.documents import NAME_LIMIT, REMINDERS, DocumentKind, FileMissing, ends_at
from anyshore.sourcing.rules.refusals import NotInFuture, OutOfRange
from anyshore.sourcing.rules.terms import is_past, line, one_of


@action
def keep_document(
    *,
    actor: Actor,
    kind: str,
    name: str,
    issued_on: date | None = None,
    valid_until: date | None = None,
    file_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> SupplierDocument:
    """The organisation has the document once, to share on any request; before its last day it is reminded.

    Those who work for it may. Refused: an unknown kind (ChoiceUnknown), no name (TextMissing), no file (FileMissing),
    a last day that has passed (NotInFuture) or lies before the day of issue (OutOfRange).
    """
    if not may_keep_document(actor):
        raise Forbidden()
    if not file_ids:
        raise FileMissing(field="files")
    if valid_until is not None and is_past(valid_until, at):
        raise NotInFuture(field="valid_until")
    if valid_until is not None and issued_on is not None and valid_until < issued_on:
        raise OutOfRange(field="valid_until", low=issued_on, high="9999")
    document = SupplierDocument.objects.create(
        organisation_id=actor.acting_organisation,
        kind=one_of(kind, "kind", set(DocumentKind)),
        name=line(name, "name", NAME_LIMIT),
        issued_on=issued_on,
        valid_until=valid_until,
        at=at,
    )
    subject = ("supplier_document", document.id)
    files.attach(subject=subject, file_ids=file_ids, actor=actor, at=at)
    if valid_until is not None:
        deadlines.start(
            verb="sourcing.expire_document",
            subject=subject,
            due_at=ends_at(valid_until, at),
            at=at,
            args={"document_id": document.id},
            remind=REMINDERS,
        )
    tell(DocumentKept(document_id=document.id, at=at), actor=actor)
    return document
