"""Pay what an approved month of a retainer is short of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.payments.actions.end_if_paid import end_if_paid
from anyshore.payments.actions.pay_for_month import pay_for_month
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_fund
from anyshore.payments.queries.months import month_with_purse
from anyshore.payments.rules.weeks import NothingDue
from anyshore.plumbing.actions import action


@action
def pay_month(*, actor: Actor, month_id: UUID, at: datetime) -> RetainerMonth:
    """The provider is paid, less the fee, what its approved month costs beyond what was held for it.

    The client's people who handle money, also after the end. Refused: others (Forbidden), a month that is not approved
    or fully paid (NothingDue).
    """
    row, purse = month_with_purse(actor, month_id)
    if not may_fund(actor, purse.deal):
        raise Forbidden()
    due = row.price_minor - row.off_minor - row.credit_minor - row.released_minor
    if row.decided_at is None or due <= 0:
        raise NothingDue()
    postings = pay_for_month(actor=actor, purse=purse, row=row, amount_minor=due, at=at)
    post(actor=actor, at=at, postings=postings)
    end_if_paid(actor=actor, agreement=purse.agreement, at=at)
    return row
