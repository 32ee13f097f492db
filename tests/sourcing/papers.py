"""Documents for tests, made by the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.sourcing.actions.ask_documents import ask_documents
from anyshore.sourcing.actions.keep_document import keep_document
from anyshore.sourcing.actions.share_document import share_document
from anyshore.sourcing.models import AskedDocument, Request, SharedDocument, SupplierDocument
from anyshore.sourcing.rules.documents import AskedTerms
from tests.factories import NOW, do
from tests.sourcing.world import LATER

LAST_DAY = date(2027, 3, 31)


def paper(actor: Actor, **more: Any) -> SupplierDocument:
    """A liability insurance until March."""
    stored = files.store(SimpleUploadedFile("policy.pdf", b"policy"), uploaded_by=actor.person_id, at=NOW)
    given = {"kind": "liability", "name": "Liability, EUR 1 million", "valid_until": LAST_DAY, **more}
    return do(keep_document, actor, LATER, file_ids=(stored.id,), **given)


def asked(request: Request, actor: Actor, *kinds: str) -> list[AskedDocument]:
    """What the request asks for: liability insurance unless said otherwise."""
    terms = tuple(AskedTerms(kind) for kind in kinds or ("liability",))
    do(ask_documents, actor, LATER, request_id=request.id, asked=terms)
    return list(AskedDocument.objects.filter(request=request).order_by("position"))


def shared(request: Request, client: Actor, bidder: Actor) -> SharedDocument:
    """One that was asked for and shared."""
    (one,) = asked(request, client)
    return do(share_document, bidder, LATER, asked_id=one.id, document_id=paper(bidder).id)
