"""What becomes true about offers that one side keeps back until its own people agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _HeldEvent(Event):
    """A fact about an offer that one side keeps back until its own people agree: nothing of it is the other side's."""

    subject: ClassVar[str] = "held"
    held_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferHeld(_HeldEvent):
    """An offer is signed, and goes out with this hash once its own people agree."""

    hash: str


class HeldSent(_HeldEvent):
    """It was agreed to, or nobody need agree any more, and went out as it was signed."""


@dataclass(frozen=True, kw_only=True)
class HeldStuck(_HeldEvent):
    """It was agreed to and could not go out, by the refusal of this code."""

    code: str


@dataclass(frozen=True, kw_only=True)
class HeldDropped(_HeldEvent):
    """It will not go out: given up, replaced, or ``overtaken`` because what it answers has changed or is over."""

    overtaken: bool
