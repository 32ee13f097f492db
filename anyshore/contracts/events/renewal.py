"""What becomes true about renewals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfRenewal(Event):
    """A fact about the renewal of one agreement."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class RenewalOffered(_OfRenewal):
    """One side signed a version with a later last day; the other answers until ``answer_until``."""

    offer_id: UUID
    side: str
    ends_on: date
    hash: str
    answer_until: datetime
    words: str


@dataclass(frozen=True, kw_only=True)
class RenewalAnswered(_OfRenewal):
    """An offer to renew is over without a signature: ``how`` is declined, withdrawn or lapsed; ``side`` offered it."""

    offer_id: UUID
    side: str
    how: str
    words: str


@dataclass(frozen=True, kw_only=True)
class RenewalRefused(_OfRenewal):
    """One side said no: the agreement ends on its last day."""

    side: str
    ends_on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class AgreementRenewed(_OfRenewal):
    """The agreement goes on to a later last day in a new version: by its clause, or because both signed it."""

    version: int
    hash: str
    from_on: date
    to_on: date
    by_clause: bool
