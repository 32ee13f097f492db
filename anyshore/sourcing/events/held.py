"""What becomes true about proposals that wait for their own organisation's people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class HeldProposalEvent(Event):
    """A fact about a proposal that waits."""

    subject: ClassVar[str] = "held_proposal"
    held_proposal_id: UUID
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalHeld(HeldProposalEvent):
    """It is signed, and waits for its own organisation's people."""

    hash: str


class HeldProposalSent(HeldProposalEvent):
    """It is with the client."""


@dataclass(frozen=True, kw_only=True)
class HeldProposalDropped(HeldProposalEvent):
    """It will not go out: its author gave it up, or it was ``overtaken`` by another."""

    overtaken: bool


@dataclass(frozen=True, kw_only=True)
class HeldProposalStuck(HeldProposalEvent):
    """It was agreed to and could not go out."""

    code: str
