"""What becomes true about agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _AgreementEvent(Event):
    """A fact about one agreement."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementAwarded(_AgreementEvent):
    """An agreement was drafted from an awarded proposal, which is the provider's signature under it."""

    proposal_id: UUID
    hash: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class PrizeDrafted(_AgreementEvent):
    """An agreement was drafted on an entry that won a prize; the entry is the provider's signature under it."""

    entry_id: UUID
    hash: str


@dataclass(frozen=True, kw_only=True)
class AgreementOffered(_AgreementEvent):
    """One side offered an agreement to the other, signed."""

    side: str
    hash: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class AgreementCountered(_AgreementEvent):
    """One side answered an offer with a changed version, signed."""

    side: str
    version: int
    hash: str
    why: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(_AgreementEvent):
    """One side signed the current version; ``runs`` when both have."""

    side: str
    version: int
    hash: str
    runs: bool


@dataclass(frozen=True, kw_only=True)
class VersionSealed(_AgreementEvent):
    """The paper of a version that both sides signed was put under the operator's seal."""

    version: int
    sha256: str
    certificate: str
    stamped: bool


@dataclass(frozen=True, kw_only=True)
class SignedCopyAdded(_AgreementEvent):
    """One side uploaded a PDF of a version that was signed outside."""

    side: str
    version: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class SignedCopyConfirmed(_AgreementEvent):
    """The other side confirmed that a copy signed outside is the same agreement."""

    side: str
    version: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class OfferDeclined(_AgreementEvent):
    """The side that was asked said no."""

    side: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(_AgreementEvent):
    """The side that had signed took its offer back."""

    side: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class OfferLapsed(_AgreementEvent):
    """Nobody answered in time."""


@dataclass(frozen=True, kw_only=True)
class PackageOrdered(_AgreementEvent):
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


@dataclass(frozen=True, kw_only=True)
class _AdoptedEvent(Event):
    """A fact about one adopted contract."""

    subject: ClassVar[str] = "adopted"
    adopted_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractAdopted(_AdoptedEvent):
    """A contract made elsewhere is kept here, with its signed PDF."""

    files: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AdoptedNoticeGiven(_AdoptedEvent):
    """Its client gave notice; it runs to this day."""

    ends_on: str


@dataclass(frozen=True, kw_only=True)
class AdoptedWentOn(_AdoptedEvent):
    """Nobody gave notice in time: it goes on to this day."""

    ends_on: str


class AdoptedEnded(_AdoptedEvent):
    """Its last day is over."""


@dataclass(frozen=True, kw_only=True)
class AdoptedAnswered(_AdoptedEvent):
    """The supplier joined, and confirmed the facts or said which are others."""

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectionTaken(_AdoptedEvent):
    """What the supplier said became the facts."""

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ExitItemMarked(_AdoptedEvent):
    """An item of the exit plan is ready, or not any more."""

    item: str
    ready: bool


@dataclass(frozen=True, kw_only=True)
class _DutyEvent(Event):
    """A fact about one occurrence of a duty."""

    subject: ClassVar[str] = "duty"
    duty_id: UUID


class DutyDone(_DutyEvent):
    """Its side says that it was done."""


class DutyMissed(_DutyEvent):
    """Its instant passed and nobody had marked it done."""


class DutyConfirmed(_DutyEvent):
    """The other side says that it was done."""


@dataclass(frozen=True, kw_only=True)
class DutyDisputed(_DutyEvent):
    """The other side says that it was not done."""

    why: str


@dataclass(frozen=True, kw_only=True)
class DutyWaived(_DutyEvent):
    """It is not asked for this time."""

    why: str


@dataclass(frozen=True, kw_only=True)
class DutyAssigned(_DutyEvent):
    """Another person of its side looks after it; None: whoever works there."""

    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class CalendarOpened(Event):
    """A person made a secret address for their calendar."""

    subject: ClassVar[str] = "calendar"
    calendar_id: UUID


@dataclass(frozen=True, kw_only=True)
class CalendarClosed(Event):
    """A secret address reads nothing any more."""

    subject: ClassVar[str] = "calendar"
    calendar_id: UUID
