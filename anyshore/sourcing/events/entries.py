"""What becomes true about contests and their entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ContestExtended(Event):
    """Entries are taken until ``until``, and the client chooses by ``decide``."""

    subject: ClassVar[str] = "request"
    request_id: UUID
    until: datetime
    decide: datetime


@dataclass(frozen=True, kw_only=True)
class EntryEvent(Event):
    """A fact about an entry of a contest."""

    subject: ClassVar[str] = "entry"
    entry_id: UUID
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class EntryMade(EntryEvent):
    """A provider entered a contest."""

    number: int


class EntryWithdrawn(EntryEvent):
    """The author took the entry back."""


class EntryJudged(EntryEvent):
    """The client rated an entry, or made it a finalist or not."""


class EntryEliminated(EntryEvent):
    """The client took the entry out of the contest, and said why."""


@dataclass(frozen=True, kw_only=True)
class EntryCommented(EntryEvent):
    """Client or author said something about the entry."""

    by_client: bool


class EntryNotChosen(EntryEvent):
    """The contest is over, and the entry won nothing."""


@dataclass(frozen=True, kw_only=True)
class PrizeGiven(EntryEvent):
    """The entry won ``amount_minor``, in minor units of the request's currency."""

    amount_minor: int
