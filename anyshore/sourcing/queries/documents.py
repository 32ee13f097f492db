"""Reads of documents: an organisation's own, and how those that a request asks for stand for each bidder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import AskedDocument, Proposal, Request, SharedDocument, SupplierDocument
from anyshore.sourcing.rules.documents import Shown, shown
from anyshore.sourcing.rules.states import COMPARED


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document an organisation keeps."""

    id: UUID
    kind: str
    name: str
    issued_on: date | None
    valid_until: date | None
    state: str
    files: list[AttachedFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A document that is asked for, and how it stands for one provider."""

    id: UUID
    kind: str
    words: str
    state: str
    shared_id: UUID | None = None
    name: str = ""
    valid_until: date | None = None
    reason: str = ""
    files: list[AttachedFile]


@dataclass(frozen=True, slots=True)
class BidderRow:
    """A bidder and how each asked document stands for it."""

    provider_id: UUID
    provider: str
    documents: list[AskedRow]


def own_documents(actor: Actor, *, at: datetime) -> list[DocumentRow]:
    """What the actor's organisation keeps, the newest first."""
    if actor.organisation_id is None:
        return []
    rows = list(SupplierDocument.objects.kept().filter(organisation_id=actor.organisation_id).order_by("-at", "-id"))
    attached = files.of(*(("supplier_document", row.id) for row in rows))
    return [
        DocumentRow(
            row.id,
            row.kind,
            row.name,
            row.issued_on,
            row.valid_until,
            str(shown("", row.valid_until, at.date())),
            attached["supplier_document", row.id],
        )
        for row in rows
    ]


def asked_documents(request_id: UUID, provider_id: UUID | None, *, at: datetime) -> list[AskedRow]:
    """What a request asks for, and how it stands for one provider."""
    if provider_id is None:
        rows = AskedDocument.objects.filter(request_id=request_id).order_by("position")
        return [AskedRow(id=row.id, kind=row.kind, words=row.words, state=Shown.MISSING, files=[]) for row in rows]
    return standing([request_id], [provider_id], at=at).get((request_id, provider_id), [])


def standing(
    request_ids: Iterable[UUID], provider_ids: Iterable[UUID], *, at: datetime
) -> dict[tuple[UUID, UUID], list[AskedRow]]:
    """How what each request asks for stands for each of these providers; three queries however many."""
    wanted, providers = list(request_ids), list(provider_ids)
    asked = list(AskedDocument.objects.filter(request_id__in=wanted).order_by("request_id", "position"))
    if not asked:
        return {}
    rows = SharedDocument.objects.filter(asked__in=asked, provider_id__in=providers).select_related("document")
    shared = {(row.asked_id, row.provider_id): row for row in rows}
    attached = files.of(*(("supplier_document", row.document_id) for row in shared.values()))
    found: dict[tuple[UUID, UUID], list[AskedRow]] = {}
    for provider_id in providers:
        for one in asked:
            row = _asked_row(one, shared.get((one.id, provider_id)), attached, at)
            found.setdefault((one.request_id, provider_id), []).append(row)
    return found


def _asked_row(
    one: AskedDocument,
    shared: SharedDocument | None,
    attached: dict[tuple[str, UUID], list[AttachedFile]],
    at: datetime,
) -> AskedRow:
    if shared is None:
        return AskedRow(id=one.id, kind=one.kind, words=one.words, state=Shown.MISSING, files=[])
    until = shared.document.valid_until
    return AskedRow(
        id=one.id,
        kind=one.kind,
        words=one.words,
        state=str(shown(shared.verdict, until, at.date())),
        shared_id=shared.id,
        name=shared.document.name,
        valid_until=until,
        reason=shared.reason,
        files=attached["supplier_document", shared.document_id],
    )


def bidders_documents(actor: Actor, request_id: UUID, *, at: datetime) -> list[BidderRow]:
    """For the client: every bidder in the running with its documents."""
    rows = Proposal.objects.filter(request_id=request_id, request__client_id=actor.organisation_id, state__in=COMPARED)
    providers = list(rows.order_by("sent_at", "id").values_list("provider_id", flat=True))
    named, found = organisations(providers), standing([request_id], providers, at=at)
    return [BidderRow(one, named[one].name, found.get((request_id, one), [])) for one in providers]


def may_read_document(actor: Actor, document_id: UUID) -> bool:
    """Whether the actor reads the file of this document: its owner, and who it was shared with."""
    return bool(SupplierDocument.objects.visible_to(actor).filter(pk=document_id).exists())


def locked_document(actor: Actor, document_id: UUID) -> SupplierDocument:
    """One of the actor's own documents, locked; any for the clock."""
    rows = SupplierDocument.objects.kept()
    if actor.kind is not ActorKind.CLOCK:
        rows = rows.filter(organisation_id=actor.organisation_id) if actor.organisation_id else rows.none()
    found: SupplierDocument = lock_root(rows, document_id)
    return found


def request_of_asked(asked_id: UUID) -> UUID:
    """The request that asks for this document. NotFound where there is none."""
    found = AskedDocument.objects.filter(pk=asked_id).values_list("request_id", flat=True).first()
    if found is None:
        raise NotFound()
    return UUID(str(found))


def request_of_shared(shared_id: UUID) -> UUID:
    """The request on which this document was shared. NotFound where there is none."""
    found = SharedDocument.objects.filter(pk=shared_id).values_list("asked__request_id", flat=True).first()
    if found is None:
        raise NotFound()
    return UUID(str(found))


@dataclass(frozen=True, slots=True)
class ToldDocument:
    """A document as mails name it, and the open requests on which it was shared."""

    name: str
    owner_id: UUID
    owner: str
    requests: list[tuple[UUID, int, str]]


def told_document(document_id: UUID) -> ToldDocument:
    """The document with this id, with the client, number and title of each open request it was shared on."""
    one = SupplierDocument.objects.select_related("organisation").get(pk=document_id)
    rows = Request.objects.open().filter(
        pk__in=SharedDocument.objects.filter(document=one).values("asked__request_id")
    )
    found = list(rows.order_by("number").values_list("client_id", "number", "title"))
    return ToldDocument(one.name, one.organisation_id, one.organisation.name, found)


def told_shared(shared_id: UUID) -> tuple[str, str, str, UUID]:
    """The name of a shared document, the verdict, its reason, and the provider."""
    found: tuple[str, str, str, UUID] = SharedDocument.objects.values_list(
        "document__name", "verdict", "reason", "provider_id"
    ).get(pk=shared_id)
    return found
