"""What becomes true about transitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _TransitionEvent(Event):
    """A fact about the transition of one agreement."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID


class PlanWritten(_TransitionEvent):
    """The plan has another version; nobody has agreed to it yet."""


@dataclass(frozen=True, kw_only=True)
class PlanAgreed(_TransitionEvent):
    """A side agreed to the plan; ``both``: the other had, so it binds."""

    side: str
    both: bool


@dataclass(frozen=True, kw_only=True)
class PlanChangeProposed(_TransitionEvent):
    """A side proposes to change the agreed plan."""

    side: str
    why: str


class PlanChanged(_TransitionEvent):
    """The other side agreed: the plan is changed."""


@dataclass(frozen=True, kw_only=True)
class PlanChangeDropped(_TransitionEvent):
    """The proposed change came to nothing; ``side`` said so."""

    side: str


@dataclass(frozen=True, kw_only=True)
class _WaveEvent(_TransitionEvent):
    """A fact about one wave."""

    wave_id: UUID
    wave: str


class WaveBegun(_WaveEvent):
    """Its entry criteria are met and it runs."""


class WaveShown(_WaveEvent):
    """The provider says that it is ready to be taken over."""


class WaveAccepted(_WaveEvent):
    """A person of the client opened its gate."""


@dataclass(frozen=True, kw_only=True)
class WaveReturned(_WaveEvent):
    """Its gate stays closed, and why."""

    why: str


class ServiceAccepted(_TransitionEvent):
    """A person of the client said that the service is taken over."""


@dataclass(frozen=True, kw_only=True)
class ItemTicked(_TransitionEvent):
    """An item of the kick-off list is done."""

    what: str


@dataclass(frozen=True, kw_only=True)
class KnowledgeAdded(_TransitionEvent):
    """Knowledge is to reach, or has reached, a person of the provider."""

    knowledge_id: UUID
    title: str
    receiver_id: UUID


@dataclass(frozen=True, kw_only=True)
class KnowledgeSigned(_TransitionEvent):
    """Its receiver says that it arrived."""

    knowledge_id: UUID
    title: str


@dataclass(frozen=True, kw_only=True)
class AccessGranted(_TransitionEvent):
    """Somebody may enter a system."""

    access_id: UUID
    system: str
    person: str


@dataclass(frozen=True, kw_only=True)
class AccessRevoked(_TransitionEvent):
    """They may not any more."""

    access_id: UUID
    system: str
    person: str


@dataclass(frozen=True, kw_only=True)
class TransitionClosed(_TransitionEvent):
    """The contract ended; so many accesses are to be revoked."""

    open_access: int
