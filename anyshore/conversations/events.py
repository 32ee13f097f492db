"""What becomes true in conversations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ThreadEvent(Event):
    """A fact about a thread."""

    subject: ClassVar[str] = "thread"
    thread_id: UUID


class ThreadOpened(ThreadEvent):
    """A thread exists."""


@dataclass(frozen=True, kw_only=True)
class MessagePosted(ThreadEvent):
    """Somebody wrote; ``organisation_id`` is the side they wrote for."""

    message_id: UUID
    organisation_id: UUID
