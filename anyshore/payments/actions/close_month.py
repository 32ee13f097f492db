"""A month of a retainer is over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.months import next_month
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.open_month import open_month
from anyshore.payments.actions.review_month import review_month
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import month_with_purse
from anyshore.plumbing.actions import action


@action
def close_month(*, actor: Actor, month_id: UUID, at: datetime) -> RetainerMonth:
    """The client looks at the month, and the next one runs where there is one.

    The clock alone, once its last day is over. Refused: others (Forbidden), a month that is over (NotAllowed).
    """
    row, purse = month_with_purse(actor, month_id)
    if not is_clock(actor):
        raise Forbidden()
    if row.closed_at is not None or row.settled_at is not None or not purse.is_live:
        raise NotAllowed(kind="retainer_month", state=str(row.state), verb="close")
    review_month(actor=actor, purse=purse, row=row, at=at)
    open_month(actor=actor, purse=purse, month=next_month(row.month), starts_on=row.first_on, at=at)
    return row
