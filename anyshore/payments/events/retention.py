"""Facts about money that is kept back for defects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from anyshore.payments.events.bases import OfMilestone


@dataclass(frozen=True, kw_only=True)
class MoneyKeptBack(OfMilestone):
    """``amount_minor`` of an accepted milestone's price is kept back until ``pays_at``."""

    amount_minor: int
    pays_at: datetime


@dataclass(frozen=True, kw_only=True)
class KeptMoneyReleased(OfMilestone):
    """What was kept back went to the provider, ``fee_minor`` of it to the operator; ``by_day``: its day had come."""

    amount_minor: int
    fee_minor: int
    by_day: bool


@dataclass(frozen=True, kw_only=True)
class DefectReported(OfMilestone):
    """The client reported a defect in time, and asks ``amount_minor`` of what is kept back for it; it is told by its
    entry in the list of defects, under the number ``listed``, where that is not 0."""

    amount_minor: int
    words: str
    listed: int = 0


@dataclass(frozen=True, kw_only=True)
class KeptMoneyDivided(OfMilestone):
    """What was kept back was divided: as the client asked and the provider agreed, or by a ruling with ``reasons``."""

    to_client_minor: int
    to_provider_minor: int
    fee_minor: int
    reasons: str
