"""Facts about late delivery."""

from __future__ import annotations

from dataclasses import dataclass

from anyshore.payments.events.bases import OfMilestone


@dataclass(frozen=True, kw_only=True)
class ReductionWaived(OfMilestone):
    """The client lets ``amount_minor`` of what comes off for late delivery pass; ``left_minor`` still does."""

    amount_minor: int
    left_minor: int
    words: str


@dataclass(frozen=True, kw_only=True)
class PriceReduced(OfMilestone):
    """``amount_minor`` came off the price of a milestone that was accepted ``days`` late; ``waived_minor`` more was
    let pass."""

    amount_minor: int
    waived_minor: int
    days: int
