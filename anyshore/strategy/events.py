"""What becomes true about an inventory and its activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ActivityEvent(Event):
    """A fact about an activity."""

    subject: ClassVar[str] = "activity"
    activity_id: UUID


class ActivityAdded(ActivityEvent):
    """An activity is part of the inventory."""


@dataclass(frozen=True, kw_only=True)
class BaselineFrozen(ActivityEvent):
    """The activity with all below it was kept as it stands, as baseline ``number`` with this hash."""

    number: int
    hash: str
