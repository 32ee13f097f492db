"""Facts about the list of defects. The subject is the agreement; ``number`` is that of the defect in its list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfDefect(Event):
    """A fact about one defect of the milestone with this title."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    number: int
    milestone: str


@dataclass(frozen=True, kw_only=True)
class DefectEntered(_OfDefect):
    """The client reported a defect; it is put right by ``until``, where the contract sets a time. ``claimed_minor`` is
    asked back for it of what is kept back, 0 for nothing."""

    words: str
    until: datetime | None
    claimed_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class DefectPutRight(_OfDefect):
    """The provider says that it put the defect right, by an attempt of that number."""

    words: str
    attempt: int


@dataclass(frozen=True, kw_only=True)
class DefectStillThere(_OfDefect):
    """The client finds it still there: it is put right by ``until``, or has ``failed`` with this attempt."""

    words: str
    until: datetime | None
    failed: bool


@dataclass(frozen=True, kw_only=True)
class DefectDenied(_OfDefect):
    """The provider says that it is not covered, and why."""

    words: str


@dataclass(frozen=True, kw_only=True)
class DefectMaintained(_OfDefect):
    """The client maintains it all the same."""

    words: str
    until: datetime | None


class DefectFailed(_OfDefect):
    """The time to put it right has passed: the client need not wait any more."""


@dataclass(frozen=True, kw_only=True)
class DefectStruck(_OfDefect):
    """The client struck it off, from the state ``was``."""

    words: str
    was: str


class DefectWaits(_OfDefect):
    """The provider said a while ago that it put the defect right, and the client has not answered."""
