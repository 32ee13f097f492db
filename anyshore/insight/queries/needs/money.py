"""What waits for money, or for a word about it: to fund, to confirm, hours to agree to, offers to divide, holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.terms import Payment as PaymentTerm
from anyshore.exits.models import RefundOffer
from anyshore.exits.rules import RefundState
from anyshore.insight.queries.needs.kinds import Need, NeedKind
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.money import Money
from anyshore.payments.models import Draw, Hold, Holding, Payment
from anyshore.payments.rules import DrawState, HoldingState, PaymentState
from anyshore.payments.rules.hours import worth


def unfunded(actor: Actor, own: UUID) -> Iterator[Need]:
    """Milestones that nobody has paid in for."""
    empty = Holding.objects.visible_to(actor).filter(
        state=HoldingState.NOT_FUNDED, agreement__client_id=own, agreement__state__in=LIVE
    )
    ahead = empty.exclude(agreement__terms__payment=PaymentTerm.INVOICE)  # an invoice is paid afterwards
    for row in ahead.select_related("agreement__provider", "milestone").order_by("milestone__position"):
        yield Need(
            NeedKind.FUND, row.agreement.number, row.milestone.title, row.agreement.provider.name,
            Money(row.milestone.amount_minor, row.agreement.currency), position=row.milestone.position,
        )  # fmt: skip


def payments(own: UUID) -> Iterator[Need]:
    """Payments that the other side says it made."""
    recorded = Payment.objects.filter(payee_id=own, state=PaymentState.RECORDED)
    for paid in recorded.select_related("agreement", "payer"):
        yield Need(
            NeedKind.CONFIRM, paid.agreement.number, paid.agreement.title, paid.payer.name,
            Money(paid.amount_minor, paid.agreement.currency), started_at=paid.at, due_at=paid.answer_until,
        )  # fmt: skip


def hours(actor: Actor, own: UUID) -> Iterator[Need]:
    """Hours drawn from a prepaid block that the client has not answered: silence agrees."""
    rows = Draw.objects.filter(
        agreement__in=Agreement.objects.visible_to(actor), agreement__client_id=own, state=DrawState.RECORDED
    )
    for row in rows.select_related("agreement__provider", "block__milestone"):
        price = worth(row.block.milestone.amount_minor, row.block.minutes, row.block.drawn, row.minutes)
        yield Need(
            NeedKind.HOURS, row.agreement.number, row.words, row.agreement.provider.name,
            Money(price, row.agreement.currency), started_at=row.at, due_at=row.answer_until,
        )  # fmt: skip


def divisions(actor: Actor, own: UUID) -> Iterator[Need]:
    """Offers of the other side to divide what is held."""
    offers = RefundOffer.objects.visible_to(actor).filter(state=RefundState.OFFERED)
    for row in offers.select_related("agreement__client", "agreement__provider", "milestone"):
        parties = {"client": row.agreement.client, "provider": row.agreement.provider}
        by = parties[row.side]
        if by.id != own:
            yield Need(
                NeedKind.REFUND, row.agreement.number, row.milestone.title, by.name,
                Money(row.to_client_minor, row.agreement.currency),
                started_at=row.at, due_at=row.answer_until, position=row.milestone.position,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Money that may not move until the operator lifts the hold or rules."""

    number: int
    position: int
    title: str
    milestone: str
    held: Money
    reason: str
    at: datetime


def held_up(actor: Actor) -> list[HeldUp]:
    """For the operator: the holds that wait for them, the oldest first."""
    if actor.kind is not ActorKind.OPERATOR:
        return []
    rows = Hold.objects.filter(lifted_at=None).select_related("holding__milestone__agreement").order_by("at")
    return [_held_up(row) for row in rows]


def _held_up(row: Hold) -> HeldUp:
    holding, agreement = row.holding, row.holding.milestone.agreement
    left = holding.funded_minor - holding.released_minor - holding.refunded_minor - holding.retained_minor
    return HeldUp(
        number=agreement.number,
        position=holding.milestone.position,
        title=agreement.title,
        milestone=holding.milestone.title,
        held=Money(left, agreement.currency),
        reason=row.reason,
        at=row.at,
    )
