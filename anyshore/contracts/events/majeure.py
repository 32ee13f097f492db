"""What becomes true about force majeure: what a side reports, and what the other says to it. ``side`` reported it,
``event`` is its kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class _OfMajeure(AgreementEvent):
    """A fact about one reported event."""

    event_id: UUID
    side: str
    event: str


@dataclass(frozen=True, kw_only=True)
class MajeureReported(_OfMajeure):
    """A side says that it is kept from its duty since ``began_on``; ``in_time`` by the days of the clause."""

    words: str
    began_on: date
    expected_on: date | None
    in_time: bool


@dataclass(frozen=True, kw_only=True)
class MajeureUpdated(_OfMajeure):
    """Its side expects something else now."""

    words: str
    expected_on: date | None


@dataclass(frozen=True, kw_only=True)
class MajeureObjected(_OfMajeure):
    """The other side does not accept it, with a reason."""

    words: str


@dataclass(frozen=True, kw_only=True)
class MajeureWithdrawn(_OfMajeure):
    """Its side takes the report back."""
