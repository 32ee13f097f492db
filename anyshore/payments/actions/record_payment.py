"""Say that a payment was made outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.events import PaymentRecorded
from anyshore.payments.models import Payment
from anyshore.payments.policies import may_record_payment
from anyshore.payments.queries.owed import Owed, owed_of
from anyshore.payments.queries.purse import Purse, purse_of_agreement
from anyshore.payments.rails import rail
from anyshore.payments.rules.refusals import AmountNotPositive, NotOnThisRail
from anyshore.payments.rules.silence import PAYMENT_ANSWER_DAYS
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

_EASTERNMOST = timedelta(hours=14)


class MoreThanOwed(Refused):
    """The payment is more than is owed and not yet recorded as paid: ``owed`` is that."""

    code = "more_than_owed"


class PaidInFuture(Invalid):
    """The day of the payment has not come anywhere on earth."""

    code = "paid_in_future"


@action
def record_payment(
    *,
    actor: Actor,
    agreement_id: UUID,
    amount: Money,
    paid_on: date,
    words: str = "",
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Payment:
    """Record, with evidence, what the client paid the provider directly; the provider confirms or denies it.

    The client's people who handle money, also after the end. The provider has five of its working days; silence
    confirms. Refused: an agreement on another rail, more than is owed, an amount that is not positive, a day to come.
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_record_payment(actor, purse.deal):
        raise Forbidden()
    _must_be_owed(purse, owed_of(purse.deal), amount)
    if paid_on > (at + _EASTERNMOST).date():
        raise PaidInFuture(field="paid_on")
    payment = Payment.objects.create(
        id=new_id(),
        agreement_id=agreement_id,
        payer_id=purse.deal.client_id,
        payee_id=purse.deal.provider_id,
        amount_minor=amount.minor,
        paid_on=paid_on,
        words=words.strip()[:300],
        at=at,
        answer_until=add_working_days(at, PAYMENT_ANSWER_DAYS, calendar(purse.deal.provider_id)),
    )
    files.attach(subject=("payment", payment.pk), file_ids=list(file_ids), actor=actor, at=at)
    _start_clock(payment, at)
    tell(
        PaymentRecorded(
            agreement_id=agreement_id,
            payment_id=payment.pk,
            amount_minor=amount.minor,
            currency=amount.currency,
            answer_until=payment.answer_until.isoformat(),
            at=at,
        ),
        actor=actor,
    )
    return payment


def _must_be_owed(purse: Purse, owed: Owed, amount: Money) -> None:
    if not rail(purse.deal.rail).PROMISES:
        raise NotOnThisRail(rail=purse.deal.rail)
    if amount.currency != purse.deal.currency or not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=purse.deal.currency)
    if amount > owed.open:
        raise MoreThanOwed(owed=owed.open)


def _start_clock(payment: Payment, at: datetime) -> None:
    deadlines.start(
        verb="payments.confirm_by_silence",
        subject=("payment", payment.pk),
        due_at=payment.answer_until,
        at=at,
        args={"payment_id": payment.pk},
    )
