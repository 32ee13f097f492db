"""The lifecycles of money. Pure."""

from __future__ import annotations

from enum import StrEnum

from anyshore.kit.lifecycle import Lifecycle


class Rail(StrEnum):
    """How money comes in and goes out."""

    SANDBOX = "sandbox"
    """Play money."""
    LEDGER_ONLY = "ledger_only"
    """The parties pay each other; both say so here."""


class HoldingState(StrEnum):
    """Where one milestone's money stands. On the ledger-only rail HELD reads *promised*, RELEASED *owed*, then
    PAID."""

    NOT_FUNDED = "not_funded"
    HELD = "held"
    RELEASED = "released"
    REFUNDED = "refunded"
    SPLIT = "split"
    CLOSED = "closed"


HOLDING = Lifecycle(
    "holding",
    {
        (HoldingState.NOT_FUNDED, "fund"): HoldingState.HELD,
        (HoldingState.NOT_FUNDED, "close"): HoldingState.CLOSED,
        (HoldingState.HELD, "release_part"): HoldingState.HELD,
        (HoldingState.HELD, "release"): HoldingState.RELEASED,
        (HoldingState.HELD, "refund"): HoldingState.REFUNDED,
        (HoldingState.HELD, "split"): HoldingState.SPLIT,
    },
)

WEEK = Lifecycle(
    "weekly_holding",
    {
        (HoldingState.NOT_FUNDED, "fund"): HoldingState.HELD,
        (HoldingState.HELD, "top_up"): HoldingState.HELD,
        (HoldingState.NOT_FUNDED, "pay"): HoldingState.RELEASED,
        (HoldingState.RELEASED, "pay"): HoldingState.RELEASED,
        (HoldingState.HELD, "release"): HoldingState.RELEASED,
        (HoldingState.HELD, "refund"): HoldingState.REFUNDED,
        (HoldingState.HELD, "split"): HoldingState.SPLIT,
        (HoldingState.REFUNDED, "pay"): HoldingState.SPLIT,
        (HoldingState.SPLIT, "pay"): HoldingState.SPLIT,
    },
)
"""The money of one week of hours: funded ahead, released on approval, the rest returned; what was short is paid
after, also where all of it went back before its hours were entered."""

MONTH = Lifecycle(
    "retainer_month",
    {
        (HoldingState.NOT_FUNDED, "fund"): HoldingState.HELD,
        (HoldingState.NOT_FUNDED, "pay"): HoldingState.RELEASED,
        (HoldingState.NOT_FUNDED, "close"): HoldingState.CLOSED,
        (HoldingState.RELEASED, "pay"): HoldingState.RELEASED,
        (HoldingState.HELD, "release"): HoldingState.RELEASED,
        (HoldingState.HELD, "refund"): HoldingState.REFUNDED,
        (HoldingState.HELD, "split"): HoldingState.SPLIT,
    },
)
"""The money of one month of a retainer: funded ahead, released when it is over and approved."""

SETTLED = (HoldingState.RELEASED, HoldingState.REFUNDED, HoldingState.SPLIT, HoldingState.CLOSED)
"""States in which a milestone's money has come to its end."""


class RetentionState(StrEnum):
    """What is kept back of an accepted milestone's price for defects."""

    KEPT = "kept"
    DEFECT = "defect"
    """A defect was reported in time: no day pays it any more."""
    RELEASED = "released"
    REFUNDED = "refunded"
    SPLIT = "split"


RETENTION = Lifecycle(
    "retention",
    {
        (RetentionState.KEPT, "report"): RetentionState.DEFECT,
        (RetentionState.DEFECT, "report"): RetentionState.DEFECT,
        (RetentionState.KEPT, "release"): RetentionState.RELEASED,
        (RetentionState.DEFECT, "release"): RetentionState.RELEASED,
        (RetentionState.DEFECT, "refund"): RetentionState.REFUNDED,
        (RetentionState.DEFECT, "split"): RetentionState.SPLIT,
    },
)


class PaymentState(StrEnum):
    """A payment that the payer says they made outside, on the ledger-only rail."""

    RECORDED = "recorded"
    CONFIRMED = "confirmed"
    DENIED = "denied"


PAYMENT = Lifecycle(
    "payment",
    {
        (PaymentState.RECORDED, "confirm"): PaymentState.CONFIRMED,
        (PaymentState.RECORDED, "deny"): PaymentState.DENIED,
    },
)


class PayoutState(StrEnum):
    """A provider's (or a refunded client's) money on its way out."""

    REQUESTED = "requested"
    PAID = "paid"
    FAILED = "failed"


PAYOUT = Lifecycle(
    "payout",
    {
        (PayoutState.REQUESTED, "pay"): PayoutState.PAID,
        (PayoutState.REQUESTED, "fail"): PayoutState.FAILED,
    },
)


class DrawState(StrEnum):
    """Hours drawn from a prepaid block, as the provider recorded them."""

    RECORDED = "recorded"
    AGREED = "agreed"
    DENIED = "denied"
    OVERTAKEN = "overtaken"
    """The agreement ended in another way, and its money was divided, before anybody answered."""


DRAW = Lifecycle(
    "draw",
    {
        (DrawState.RECORDED, "agree"): DrawState.AGREED,
        (DrawState.RECORDED, "deny"): DrawState.DENIED,
        (DrawState.RECORDED, "overtake"): DrawState.OVERTAKEN,
    },
)
