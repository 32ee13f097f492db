"""What becomes true about agreements, offers in bulk, and clauses of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class AgreementEvent(Event):
    """A fact about one agreement."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementAwarded(AgreementEvent):
    """An agreement was drafted from an awarded proposal, which is the provider's signature under it."""

    proposal_id: UUID
    hash: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class PrizeDrafted(AgreementEvent):
    """An agreement was drafted on an entry that won a prize; the entry is the provider's signature under it."""

    entry_id: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class AgreementOffered(AgreementEvent):
    """One side offered an agreement to the other, signed."""

    side: str
    hash: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class AgreementCountered(AgreementEvent):
    """One side answered an offer with a changed version, signed."""

    side: str
    version: int
    hash: str
    why: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(AgreementEvent):
    """One side signed the current version; ``runs`` when both have."""

    side: str
    version: int
    hash: str
    runs: bool


@dataclass(frozen=True, kw_only=True)
class VersionSealed(AgreementEvent):
    """The paper of a version that both sides signed was put under the operator's seal."""

    version: int
    sha256: str
    certificate: str
    stamped: bool


@dataclass(frozen=True, kw_only=True)
class SignedCopyAdded(AgreementEvent):
    """One side uploaded a PDF of a version that was signed outside."""

    side: str
    version: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class SignedCopyConfirmed(AgreementEvent):
    """The other side confirmed that a copy signed outside is the same agreement."""

    side: str
    version: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class OfferDeclined(AgreementEvent):
    """The side that was asked said no."""

    side: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(AgreementEvent):
    """The side that had signed took its offer back."""

    side: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class OfferLapsed(AgreementEvent):
    """Nobody answered in time."""


@dataclass(frozen=True, kw_only=True)
class PackageOrdered(AgreementEvent):
    """The agreement is an order of this version of a package."""

    package_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class _BatchEvent(Event):
    """A fact about one batch of tasks."""

    subject: ClassVar[str] = "batch"
    batch_id: UUID


class BatchDrafted(_BatchEvent):
    """A client plans many tasks at once."""


class BatchPlanned(_BatchEvent):
    """The providers of a batch, or what is fixed by hand, are others now."""


@dataclass(frozen=True, kw_only=True)
class BatchSent(_BatchEvent):
    """Every task that had a provider was offered; each offer tells its own provider."""

    offered: int
    refused: int


class BatchDiscarded(_BatchEvent):
    """The plan is given up. Nothing was sent."""


@dataclass(frozen=True, kw_only=True)
class _OwnClauseEvent(Event):
    """A fact about a clause that somebody wrote for their own contracts."""

    subject: ClassVar[str] = "clause"
    clause_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnClauseSaved(_OwnClauseEvent):
    """A clause of one's own has this version, for offers from now on."""

    version: int


class OwnClauseRetired(_OwnClauseEvent):
    """A clause of one's own is offered no more. Contracts that have it keep it."""
