"""The rules of money: its states, what a deal's money is, what is refused, what silence does. Pure."""

from __future__ import annotations

from anyshore.payments.rules.states import (
    DRAW,
    HOLDING,
    MONTH,
    PAYMENT,
    PAYOUT,
    RETENTION,
    SETTLED,
    WEEK,
    DrawState,
    HoldingState,
    PaymentState,
    PayoutState,
    Rail,
    RetentionState,
)

__all__ = [
    "DRAW",
    "HOLDING",
    "MONTH",
    "PAYMENT",
    "PAYOUT",
    "RETENTION",
    "SETTLED",
    "WEEK",
    "DrawState",
    "HoldingState",
    "PaymentState",
    "PayoutState",
    "Rail",
    "RetentionState",
]
