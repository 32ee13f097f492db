"""Confirm that a payment came."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.events import PaymentConfirmed
from anyshore.payments.policies import may_answer_payment
from anyshore.payments.queries.owed import lock_payment
from anyshore.payments.rails import rail
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Payment


@action
def confirm_payment(*, actor: Actor, payment_id: UUID, at: datetime) -> Payment:
    """What was owed is paid by so much; work that stood still for it goes on.

    The payee's people who handle money. Refused: a payment that was answered already.
    """
    payment, deal = lock_payment(actor, payment_id)
    if not may_answer_payment(actor, payment):
        raise Forbidden()
    move(payment, "confirm", actor=actor, at=at, write={"answered_at": at, "answered_by": "person"})
    deadlines.stop(subject=("payment", payment_id), at=at)
    tell(
        PaymentConfirmed(
            agreement_id=deal.agreement_id,
            payment_id=payment_id,
            amount_minor=payment.amount_minor,
            currency=deal.currency,
            by_silence=False,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).paid_outside(deal, payment_id, payment.amount_minor))
    end_if_paid(actor=actor, agreement=payment.agreement, at=at)
    return payment
