"""Facts about what was bought ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class ProductDownloaded(OfAgreement):
    """The buyer took a file of a ready product."""

    file: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class BlockOpened(OfAgreement):
    """Prepaid hours can be drawn."""

    minutes: int


@dataclass(frozen=True, kw_only=True)
class DrawRecorded(OfAgreement):
    """The provider says that it has worked from a block."""

    draw_id: UUID
    minutes: int
    words: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class DrawAgreed(OfAgreement):
    """The client, or its silence, agrees to the hours: they are drawn and paid."""

    draw_id: UUID
    minutes: int
    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class DrawDenied(OfAgreement):
    """The client says no to the hours."""

    draw_id: UUID
    minutes: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class DrawOvertaken(OfAgreement):
    """The agreement ended before the hours were answered: they are not paid."""

    draw_id: UUID
    minutes: int
