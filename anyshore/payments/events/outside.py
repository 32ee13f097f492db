"""Facts about payments made outside, and about money on its way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event
from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class PaymentRecorded(OfAgreement):
    """The client says a payment was made outside; the provider answers until ``answer_until``."""

    payment_id: UUID
    amount_minor: int
    answer_until: str


@dataclass(frozen=True, kw_only=True)
class PaymentConfirmed(OfAgreement):
    """The provider, or its silence, confirmed a payment."""

    payment_id: UUID
    amount_minor: int
    by_silence: bool


@dataclass(frozen=True, kw_only=True)
class PaymentDenied(OfAgreement):
    """The provider says that a payment did not come."""

    payment_id: UUID
    amount_minor: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class _OfPayout(Event):
    """A fact about one payout."""

    subject: ClassVar[str] = "organisation"
    organisation_id: UUID
    payout_id: UUID
    amount_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class PayoutRequested(_OfPayout):
    """Money was asked out of a balance."""


@dataclass(frozen=True, kw_only=True)
class PayoutPaid(_OfPayout):
    """Money has left; ``reference`` is the rail's."""

    reference: str


@dataclass(frozen=True, kw_only=True)
class PayoutFailed(_OfPayout):
    """Money could not be sent and is back on the balance."""

    failure: str
