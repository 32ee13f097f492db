"""Facts about reviews. The subject is the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfAgreement(Event):
    """A fact about the reviews after one agreement."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewsOpened(_OfAgreement):
    """Both sides may review each other until ``closes_at``."""

    window_id: UUID
    closes_at: str


@dataclass(frozen=True, kw_only=True)
class ReviewWritten(_OfAgreement):
    """One side has written its review; what it says stays closed until both are shown."""

    window_id: UUID
    review_id: UUID
    side: str


@dataclass(frozen=True, kw_only=True)
class ReviewsShown(_OfAgreement):
    """Both reviews are public, or the only one that was written; ``count`` says how many there are."""

    window_id: UUID
    count: int


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(_OfAgreement):
    """The side that was reviewed has replied."""

    review_id: UUID
    side: str
