"""Say that a payment did not come."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.events import PaymentDenied
from anyshore.payments.policies import may_answer_payment
from anyshore.payments.queries.owed import lock_payment
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Payment


@action
def deny_payment(*, actor: Actor, payment_id: UUID, reason: str, at: datetime) -> Payment:
    """The payment is denied, with a reason; what was owed is owed as before, and the payer may record again.

    The payee's people who handle money. Refused: no reason, a payment that was answered already.
    """
    payment, deal = lock_payment(actor, payment_id)
    if not may_answer_payment(actor, payment):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    answered = {"answered_at": at, "answered_by": "person", "answer": reason.strip()}
    move(payment, "deny", actor=actor, at=at, why=reason.strip(), write=answered)
    deadlines.stop(subject=("payment", payment_id), at=at)
    tell(
        PaymentDenied(
            agreement_id=deal.agreement_id,
            payment_id=payment_id,
            amount_minor=payment.amount_minor,
            currency=deal.currency,
            reason=payment.answer,
            at=at,
        ),
        actor=actor,
    )
    return payment
