"""Facts about the held money of milestones, and about money beyond the price."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.payments.events.bases import OfAgreement, OfMilestone


@dataclass(frozen=True, kw_only=True)
class MoneyOpened(OfAgreement):
    """Both have signed: every milestone has its place for money, nothing is in it."""

    milestones: int


@dataclass(frozen=True, kw_only=True)
class MilestoneFunded(OfMilestone):
    """The client's money is held (or promised) for a milestone."""

    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class MoneyReleased(OfMilestone):
    """Money went to the provider: ``amount_minor`` in all, ``fee_minor`` of it to the operator."""

    amount_minor: int
    fee_minor: int
    in_full: bool


@dataclass(frozen=True, kw_only=True)
class MoneyRefunded(OfMilestone):
    """What was held went back to the client."""

    amount_minor: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoneySplit(OfMilestone):
    """What was held was divided between both."""

    to_client_minor: int
    to_provider_minor: int
    fee_minor: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class BonusGiven(OfAgreement):
    """The client gave more than the price."""

    bonus_id: UUID
    amount_minor: int
    fee_minor: int
    words: str


@dataclass(frozen=True, kw_only=True)
class MoneyPutOnHold(OfMilestone):
    """The operator holds a milestone's money: it may not move until lifted."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class HoldLifted(OfMilestone):
    """The operator's hold is over."""

    reason: str
