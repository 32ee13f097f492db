"""What silence does to money. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.payments.rules.hours import worth
from anyshore.payments.rules.states import PaymentState

PAYMENT_ANSWER_DAYS = 5
"""The payee answers a recorded payment within so many of its own working days; silence confirms it."""


@dataclass(frozen=True, slots=True)
class RecordedPayment:
    """A payment that the payer says they made, as silence sees it."""

    amount: Money
    state: PaymentState
    answer_until: datetime


@dataclass(frozen=True, slots=True)
class WaitingDraw:
    """Minutes that the provider recorded and the client has not answered."""

    minutes: int
    words: str
    answer_until: datetime


@dataclass(frozen=True, slots=True)
class OpenBlock:
    """A running block of prepaid hours, as silence sees it: ``drawn`` of its ``minutes`` are paid of ``price``.

    ``kept_at`` is when the provider is paid for what was not used; None where that goes back to the client.
    """

    price: Money
    minutes: int
    drawn: int
    waiting: tuple[WaitingDraw, ...]
    kept_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Money that is kept back for defects until ``pays_at``, as silence sees it: nobody has reported any."""

    amount: Money
    pays_at: datetime


def silence_of_kept(kept: Iterable[KeptBack], milestones: Iterable[str]) -> list[Consequence]:
    """What is kept back is released on its day; ``milestones`` are the titles."""
    return [
        Consequence(
            at=one.pays_at,
            code="payments.kept_released",
            side="client",
            params={"amount_minor": one.amount.minor, "currency": one.amount.currency, "milestone": title},
        )
        for one, title in zip(kept, milestones, strict=True)
    ]


def silence_of_block(block: OpenBlock) -> list[Consequence]:
    """Every draw that the client does not answer is agreed and paid, the last of a block completes the agreement, and
    what is left at the end of a block that is kept goes to the provider."""
    told, drawn = [], block.drawn
    for draw in sorted(block.waiting, key=lambda one: one.answer_until):
        paid = worth(block.price.minor, block.minutes, drawn, draw.minutes)
        drawn += draw.minutes
        params = {"minutes": draw.minutes, "words": draw.words, "completes": drawn == block.minutes}
        told.append(_of_block(draw.answer_until, "payments.draw_agreed", block, paid, params))
    if block.kept_at is not None and drawn < block.minutes:
        left = block.minutes - drawn
        rest = worth(block.price.minor, block.minutes, drawn, left)
        told.append(_of_block(block.kept_at, "payments.block_kept", block, rest, {"minutes": left}))
    return told


def _of_block(at: datetime, code: str, block: OpenBlock, amount_minor: int, params: dict[str, object]) -> Consequence:
    money = {"amount_minor": amount_minor, "currency": block.price.currency}
    return Consequence(at=at, code=code, side="client", params={**money, **params})


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
