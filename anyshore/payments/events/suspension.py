"""Facts about suspensions because a payment is late."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class _OfSuspension(OfAgreement):
    """A fact about one suspension; ``amount_minor`` is what is late."""

    suspension_id: UUID
    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class SuspensionWarned(_OfSuspension):
    """The provider gave notice: work stops, or may be stopped, unless the client pays by ``cure_until``."""

    by_itself: bool
    cure_until: str
    words: str


@dataclass(frozen=True, kw_only=True)
class SuspensionDisputed(_OfSuspension):
    """The client says why it does not owe it: work does not stop by itself."""

    words: str


@dataclass(frozen=True, kw_only=True)
class SuspensionDue(_OfSuspension):
    """The time to pay is over: the provider may stop the work now."""


@dataclass(frozen=True, kw_only=True)
class WorkSuspended(_OfSuspension):
    """Work stands still from now on."""


@dataclass(frozen=True, kw_only=True)
class SuspensionOver(_OfSuspension):
    """It is over: ``how`` is paid, lifted or overtaken. Work goes on by ``resumes_by`` where it ``stood`` still."""

    how: str
    stood: bool
    resumes_by: str
