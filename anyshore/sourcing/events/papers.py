"""What becomes true about what is signed and shown around a request: confidentiality, documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class PaperEvent(Event):
    """A fact about what is signed or shown on a request."""

    subject: ClassVar[str] = "request"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class NdaSigned(PaperEvent):
    """An organisation signed the confidentiality text of a request and reads its brief from then on."""

    organisation_id: UUID
    version: int
    hash: str
    signer: str


@dataclass(frozen=True, kw_only=True)
class DocumentsAsked(PaperEvent):
    """The client asks bidders for ``count`` documents."""

    count: int


@dataclass(frozen=True, kw_only=True)
class DocumentShared(PaperEvent):
    """A provider shared a document that was asked for."""

    shared_id: UUID


@dataclass(frozen=True, kw_only=True)
class DocumentJudged(PaperEvent):
    """The client accepted or refused a document."""

    shared_id: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class DocumentEvent(Event):
    """A fact about a document of an organisation."""

    subject: ClassVar[str] = "document"
    document_id: UUID


class DocumentKept(DocumentEvent):
    """An organisation keeps a document."""


class DocumentRemoved(DocumentEvent):
    """A document is not offered for sharing any more."""


class DocumentLapsed(DocumentEvent):
    """The last day of a document is over."""
