"""What becomes true where the client runs a service itself for a while (``what``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class _OfStepIn(AgreementEvent):
    """A fact about one service that the client runs itself."""

    step_in_id: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class StepInAnnounced(_OfStepIn):
    """The client runs it itself from ``begins_on`` on at the earliest, or at once (``urgent``); ``words`` say what
    failed, ``by`` who runs it for the client."""

    words: str
    by: str
    begins_on: date
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class StepInAnswered(_OfStepIn):
    """The provider said something to it; it ``disputes`` that the failure is its own, or it does not."""

    words: str
    disputes: bool


@dataclass(frozen=True, kw_only=True)
class StepInBegun(_OfStepIn):
    """The client runs it since ``begun_on``, until ``last_on`` at the latest."""

    begun_on: date
    last_on: date
    last_at: datetime
    of_month: bool


@dataclass(frozen=True, kw_only=True)
class StepInWithdrawn(_OfStepIn):
    """The client does not step in."""


@dataclass(frozen=True, kw_only=True)
class ProviderCanGoOn(_OfStepIn):
    """The provider shows that it can go on."""

    words: str


@dataclass(frozen=True, kw_only=True)
class ServiceGivenBack(_OfStepIn):
    """The client gave it back on ``back_on``."""

    back_on: date


@dataclass(frozen=True, kw_only=True)
class ServiceWentBack(_OfStepIn):
    """The last day is over and the client said nothing: the service goes back; or the agreement was ``over``
    first."""

    back_on: date
    over: bool


@dataclass(frozen=True, kw_only=True)
class StepInCostClaimed(_OfStepIn):
    """The client claims what running it cost beyond the price that is not owed."""

    amount_minor: int
    currency: str
    words: str


@dataclass(frozen=True, kw_only=True)
class StepInCostAccepted(_OfStepIn):
    """The provider accepts the claim. No money moves by it."""

    amount_minor: int
    currency: str
    words: str


@dataclass(frozen=True, kw_only=True)
class StepInCostObjected(_OfStepIn):
    """The provider objects to the claim."""

    amount_minor: int
    currency: str
    words: str


@dataclass(frozen=True, kw_only=True)
class StepInCostWithdrawn(_OfStepIn):
    """The client claims it no more."""

    amount_minor: int
    currency: str
