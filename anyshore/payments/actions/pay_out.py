"""Send a payout over its rail."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.events import PayoutFailed, PayoutPaid
from anyshore.payments.policies import may_pay_out
from anyshore.payments.queries.payouts import leaving_of, lock_payout
from anyshore.payments.rails import rail
from anyshore.payments.rules import PayoutState
from anyshore.payments.rules.deal import Leaving, Sent
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.payments.models import Payout


@action
def pay_out(*, actor: Actor, payout_id: UUID, at: datetime) -> Payout:
    """Send what was asked for: it is paid with the rail's reference, or failed and back on the balance.

    The job, which may run twice: a payout that is settled stays as it is.
    """
    payout = lock_payout(actor, payout_id)
    if not may_pay_out(actor):
        raise Forbidden()
    if payout.state != PayoutState.REQUESTED:
        return payout
    way, leaving = rail(payout.rail), leaving_of(payout)
    sent = way.send(leaving)
    if sent.failure:
        _failed(payout, leaving, sent, actor, at)
        post(actor=actor, at=at, postings=way.payout_returned(leaving))
    else:
        _paid(payout, leaving, sent, actor, at)
        post(actor=actor, at=at, postings=way.payout_sent(leaving))
    return payout


def _failed(payout: Payout, leaving: Leaving, sent: Sent, actor: Actor, at: datetime) -> None:
    failure = sent.failure[:200]
    move(payout, "fail", actor=actor, at=at, why=failure, write={"failure": failure, "settled_at": at})
    tell(
        PayoutFailed(
            organisation_id=leaving.organisation_id,
            payout_id=leaving.payout_id,
            amount_minor=leaving.amount.minor,
            currency=leaving.amount.currency,
            failure=failure,
            at=at,
        ),
        actor=actor,
    )


def _paid(payout: Payout, leaving: Leaving, sent: Sent, actor: Actor, at: datetime) -> None:
    move(payout, "pay", actor=actor, at=at, write={"reference": sent.reference, "settled_at": at})
    tell(
        PayoutPaid(
            organisation_id=leaving.organisation_id,
            payout_id=leaving.payout_id,
            amount_minor=leaving.amount.minor,
            currency=leaving.amount.currency,
            reference=sent.reference,
            at=at,
        ),
        actor=actor,
    )
