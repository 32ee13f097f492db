"""A payment that nobody denied in time counts as made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.events import PaymentConfirmed
from anyshore.payments.queries.owed import lock_payment
from anyshore.payments.rails import rail
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Payment


@action
def confirm_by_silence(*, actor: Actor, payment_id: UUID, at: datetime) -> Payment:
    """What was owed is paid by so much, as confirmed by the payee's silence; work that stood still for it goes on.

    The clock, at the instant that both sides could see. Refused: a payment that was answered already.
    """
    payment, deal = lock_payment(actor, payment_id)
    if not is_clock(actor):
        raise Forbidden()
    move(payment, "confirm", actor=actor, at=at, write={"answered_at": at, "answered_by": "silence"})
    tell(
        PaymentConfirmed(
            agreement_id=deal.agreement_id,
            payment_id=payment_id,
            amount_minor=payment.amount_minor,
            currency=deal.currency,
            by_silence=True,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).paid_outside(deal, payment_id, payment.amount_minor))
    end_if_paid(actor=actor, agreement=payment.agreement, at=at)
    return payment
