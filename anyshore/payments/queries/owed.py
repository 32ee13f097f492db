"""What is owed and what was paid between the parties, on the ledger-only rail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import locked_agreement
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.payments.models import Bonus, Expense, Holding, Payment, RetainerMonth, Retention, WeeklyHolding
from anyshore.payments.queries.purse import deal_of
from anyshore.payments.rules import PaymentState
from anyshore.payments.rules.deal import Deal
from anyshore.payments.rules.silence import RecordedPayment
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile


@dataclass(frozen=True, slots=True)
class Owed:
    """``due`` was released to the provider, bonuses included; ``paid`` is confirmed; ``awaiting`` was recorded and
    not answered."""

    due: Money
    paid: Money
    awaiting: Money

    @property
    def owed(self) -> Money:
        """What is still owed until it is confirmed as paid."""
        return self.due - self.paid

    @property
    def open(self) -> Money:
        """What is owed and not yet recorded as paid."""
        return self.due - self.paid - self.awaiting


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One recorded payment. ``answer`` holds the reason of a denial, ``files`` the payer's evidence."""

    id: UUID
    amount: Money
    paid_on: date
    words: str
    state: str
    at: datetime
    answer_until: datetime
    answered_at: datetime | None
    answer: str
    by_silence: bool
    files: tuple[AttachedFile, ...]


def owed_of(deal: Deal, due_minor: int | None = None) -> Owed:
    """What the client owes the provider under one agreement; ``due_minor`` is what was released and given as a bonus,
    where the caller knows it already. Expenses come on top."""
    if due_minor is None:
        released = _sum(Holding.objects.filter(agreement_id=deal.agreement_id), "released_minor")
        released += _sum(Retention.objects.filter(agreement_id=deal.agreement_id), "released_minor")
        released += _sum(WeeklyHolding.objects.filter(agreement_id=deal.agreement_id), "released_minor")
        released += _sum(RetainerMonth.objects.filter(agreement_id=deal.agreement_id), "released_minor")
        due_minor = released + _sum(Bonus.objects.filter(agreement_id=deal.agreement_id), "amount_minor")
    due_minor += _sum(Expense.objects.filter(agreement_id=deal.agreement_id, state="paid"), "amount_minor")
    paid = Payment.objects.filter(agreement_id=deal.agreement_id).aggregate(
        confirmed=Sum("amount_minor", filter=Q(state=PaymentState.CONFIRMED)),
        recorded=Sum("amount_minor", filter=Q(state=PaymentState.RECORDED)),
    )
    return Owed(
        due=deal.money(due_minor),
        paid=deal.money(int(paid["confirmed"] or 0)),
        awaiting=deal.money(int(paid["recorded"] or 0)),
    )


def lock_payment(actor: Actor, payment_id: UUID) -> tuple[Payment, Deal]:
    """Lock a payment's agreement, then load the payment; with the agreement's money side. NotFound otherwise."""
    visible = Payment.objects.visible_to(actor).filter(pk=payment_id)
    agreement_id = visible.values_list("agreement_id", flat=True).first()
    if agreement_id is None:
        raise NotFound()
    agreement: Agreement = locked_agreement(actor, agreement_id)
    found: Payment = visible.get()
    return found, deal_of(agreement)


def is_paid(agreement_id: UUID) -> bool:
    """Whether a payment between the parties was ever confirmed."""
    return bool(Payment.objects.filter(agreement_id=agreement_id, state=PaymentState.CONFIRMED).exists())


def may_read_payment(actor: Actor, payment_id: UUID) -> bool:
    """Whether the actor sees a recorded payment, and so its evidence."""
    return bool(Payment.objects.visible_to(actor).filter(pk=payment_id).exists())


def payments_of(actor: Actor, agreement_id: UUID) -> tuple[PaymentRow, ...]:
    """The payments recorded for one agreement, newest first."""
    rows = Payment.objects.visible_to(actor).filter(agreement_id=agreement_id).select_related("agreement")
    found = list(rows.order_by("-at", "-id"))
    evidence = files.of(*(("payment", row.pk) for row in found))
    return tuple(
        PaymentRow(
            id=row.pk,
            amount=Money(row.amount_minor, row.agreement.currency),
            paid_on=row.paid_on,
            words=row.words,
            state=row.state,
            at=row.at,
            answer_until=row.answer_until,
            answered_at=row.answered_at,
            answer=row.answer,
            by_silence=row.answered_by == "silence",
            files=tuple(evidence["payment", row.pk]),
        )
        for row in found
    )


def unanswered(agreement_id: UUID, currency: str) -> list[RecordedPayment]:
    """The recorded payments of one agreement that nobody has answered, as silence sees them."""
    rows = Payment.objects.filter(agreement_id=agreement_id, state=PaymentState.RECORDED).order_by("answer_until")
    return [
        RecordedPayment(
            amount=Money(row.amount_minor, currency), state=PaymentState(row.state), answer_until=row.answer_until
        )
        for row in rows
    ]


def _sum(rows: QuerySet[Any], name: str) -> int:
    return int(rows.aggregate(total=Sum(name))["total"] or 0)
