"""What becomes true about contracts made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


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
    """A side, client or provider, gave notice on a day; it runs to its end."""

    ends_on: str
    on: str
    by: str


@dataclass(frozen=True, kw_only=True)
class AdoptedNoticeTakenBack(_AdoptedEvent):
    """The notice was a mistake, or is taken back: it runs to this day, or has no last day."""

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
class AdoptedCorrected(_AdoptedEvent):
    """Who keeps it wrote other facts."""

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
