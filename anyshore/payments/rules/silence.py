"""What silence does to money. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.payments.rules.states import PaymentState

PAYMENT_ANSWER_DAYS = 5
"""The payee answers a recorded payment within so many of its own working days; silence confirms it."""


@dataclass(frozen=True, slots=True)
class RecordedPayment:
    """A payment that the payer says they made, as silence sees it."""

    amount: Money
    state: PaymentState
    answer_until: datetime


def silence(payments: Iterable[RecordedPayment]) -> list[Consequence]:
    """Every recorded payment that the payee does not answer counts as confirmed."""
    return [
        Consequence(
            at=payment.answer_until,
            code="payments.payment_confirmed",
            side="provider",
            params={"amount_minor": payment.amount.minor, "currency": payment.amount.currency},
        )
        for payment in payments
        if payment.state is PaymentState.RECORDED
    ]
