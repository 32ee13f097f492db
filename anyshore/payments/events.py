"""Facts about money. Amounts are minor units of ``currency``; the subject is the agreement, or the payout's
organisation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _OfAgreement(Event):
    """A fact about one agreement's money."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    currency: str


@dataclass(frozen=True, kw_only=True)
class _OfMilestone(_OfAgreement):
    """A fact about one milestone's money."""

    milestone_id: UUID


@dataclass(frozen=True, kw_only=True)
class MoneyOpened(_OfAgreement):
    """Both have signed: every milestone has its place for money, nothing is in it."""

    milestones: int


@dataclass(frozen=True, kw_only=True)
class MilestoneFunded(_OfMilestone):
    """The client's money is held (or promised) for a milestone."""

    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class MoneyReleased(_OfMilestone):
    """Money went to the provider: ``amount_minor`` in all, ``fee_minor`` of it to the operator."""

    amount_minor: int
    fee_minor: int
    in_full: bool


@dataclass(frozen=True, kw_only=True)
class MoneyRefunded(_OfMilestone):
    """What was held went back to the client."""

    amount_minor: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoneySplit(_OfMilestone):
    """What was held was divided between both."""

    to_client_minor: int
    to_provider_minor: int
    fee_minor: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class BonusGiven(_OfAgreement):
    """The client gave more than the price."""

    bonus_id: UUID
    amount_minor: int
    fee_minor: int
    words: str


@dataclass(frozen=True, kw_only=True)
class MoneyPutOnHold(_OfMilestone):
    """The operator holds a milestone's money: it may not move until lifted."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class HoldLifted(_OfMilestone):
    """The operator's hold is over."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class PaymentRecorded(_OfAgreement):
    """The client says a payment was made outside; the provider answers until ``answer_until``."""

    payment_id: UUID
    amount_minor: int
    answer_until: str


@dataclass(frozen=True, kw_only=True)
class PaymentConfirmed(_OfAgreement):
    """The provider, or its silence, confirmed a payment."""

    payment_id: UUID
    amount_minor: int
    by_silence: bool


@dataclass(frozen=True, kw_only=True)
class PaymentDenied(_OfAgreement):
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


@dataclass(frozen=True, kw_only=True)
class ProductDownloaded(_OfAgreement):
    """The buyer took a file of a ready product."""

    file: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class BlockOpened(_OfAgreement):
    """Prepaid hours can be drawn."""

    minutes: int


@dataclass(frozen=True, kw_only=True)
class DrawRecorded(_OfAgreement):
    """The provider says that it has worked from a block."""

    draw_id: UUID
    minutes: int
    words: str
    answer_until: datetime


@dataclass(frozen=True, kw_only=True)
class DrawAgreed(_OfAgreement):
    """The client, or its silence, agrees to the hours: they are drawn and paid."""

    draw_id: UUID
    minutes: int
    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class DrawDenied(_OfAgreement):
    """The client says no to the hours."""

    draw_id: UUID
    minutes: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class DrawOvertaken(_OfAgreement):
    """The agreement ended before the hours were answered: they are not paid."""

    draw_id: UUID
    minutes: int


@dataclass(frozen=True, kw_only=True)
class _OfWeek(_OfAgreement):
    """A fact about the money of one week of hours."""

    week: date


@dataclass(frozen=True, kw_only=True)
class WeekFundedAhead(_OfWeek):
    """The client's money is held (or promised) for a week; ``held_minor`` is what is held for it now."""

    amount_minor: int
    held_minor: int


@dataclass(frozen=True, kw_only=True)
class WeekPaid(_OfWeek):
    """Money of a week went to the provider: ``amount_minor`` in all, ``fee_minor`` of it to the operator;
    ``due_minor`` of it is still to be paid by the client."""

    amount_minor: int
    fee_minor: int
    due_minor: int


@dataclass(frozen=True, kw_only=True)
class WeekReturned(_OfWeek):
    """What was held for a week and not used went back to the client, or on to the week ``carried_to``."""

    amount_minor: int
    carried_to: str
