"""Facts about how agreements end. The subject is the agreement; amounts are minor units of ``currency``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfAgreement(Event):
    """A fact about the end of one agreement."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementEnded(_OfAgreement):
    """The agreement is over: how (``kind``), why, and what was paid and given back in all."""

    kind: str
    reason: str
    paid_minor: int
    refunded_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class NoticeGiven(_OfAgreement):
    """One side gave notice; the agreement ends at ``effective_at`` unless it is withdrawn."""

    notice_id: UUID
    side: str
    reason: str
    effective_at: str


@dataclass(frozen=True, kw_only=True)
class NoticeWithdrawn(_OfAgreement):
    """The notice is withdrawn: the agreement goes on."""

    notice_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class EndPutOff(_OfAgreement):
    """The last day has come, but work is in review: the end waits for it until ``until`` at most."""

    until: str


@dataclass(frozen=True, kw_only=True)
class _OfOffer(_OfAgreement):
    """A fact about an offer to divide one milestone's held money."""

    milestone_id: UUID
    offer_id: UUID
    side: str
    to_client_minor: int
    to_provider_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class RefundOffered(_OfOffer):
    """One side offered to divide what is held; the other answers until ``answer_until``, silence declines."""

    reason: str
    answer_until: str


@dataclass(frozen=True, kw_only=True)
class RefundAgreed(_OfOffer):
    """Both sides agreed to divide what was held."""


@dataclass(frozen=True, kw_only=True)
class RefundDeclined(_OfOffer):
    """The other side declined."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class RefundWithdrawn(_OfOffer):
    """The offer was withdrawn."""


@dataclass(frozen=True, kw_only=True)
class RefundLapsed(_OfOffer):
    """Nobody answered in time, or the milestone came to its end otherwise: the offer is over."""


@dataclass(frozen=True, kw_only=True)
class MilestoneRuled(_OfAgreement):
    """The operator divided what was held for a milestone, with written reasons."""

    milestone_id: UUID
    to_client_minor: int
    to_provider_minor: int
    reasons: str
    currency: str
