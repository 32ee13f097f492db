"""Facts about force majeure that moves dates. The subject is the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfMajeure(Event):
    """A fact about one reported event: ``side`` reported it, ``event`` is its kind."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    event_id: UUID
    side: str
    event: str


@dataclass(frozen=True, kw_only=True)
class MajeureAccepted(_OfMajeure):
    """The other side accepted it: dates move. ``over``: it had passed already."""

    words: str
    over: bool


@dataclass(frozen=True, kw_only=True)
class MajeureOver(_OfMajeure):
    """It is over since ``over_on``, after so many ``days``. ``moved``: dates move by it; else the other side has not
    accepted it."""

    over_on: date
    days: int
    moved: bool


@dataclass(frozen=True, kw_only=True)
class MajeureOvertaken(_OfMajeure):
    """The agreement was over first."""
