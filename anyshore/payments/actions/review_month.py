"""Begin the review of a month of a retainer."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.payments.events import MonthEnded
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.months import looked_at_until
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def review_month(*, actor: Actor, purse: Purse, row: RetainerMonth, at: datetime) -> None:
    """The month is over, and no answer by the end of Friday of the week after its last one approves it.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    row.closed_at, row.review_until = at, max(looked_at_until(row.last_on), at)
    row.save(update_fields=["closed_at", "review_until", "last_on", "price_minor"])
    deadlines.stop(subject=("retainer_month", row.pk), at=at)
    deadlines.start(
        verb="payments.approve_month",
        subject=("retainer_month", row.pk),
        due_at=row.review_until,
        at=at,
        args={"month_id": row.pk},
    )
    told = MonthEnded(
        agreement_id=purse.agreement.pk,
        month=row.month,
        price_minor=row.price_minor,
        review_until=row.review_until,
        currency=purse.deal.currency,
        at=at,
    )
    tell(told, actor=actor)
