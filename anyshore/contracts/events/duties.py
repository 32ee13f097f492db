"""What becomes true about duties and their calendars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


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
