"""Wait for the report of a period that is over."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.queries import signed_at_of
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.payments.events import CountAwaited
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import named
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.periods import report_until
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def await_count(*, actor: Actor, purse: Purse, row: RetainerMonth, at: datetime) -> None:
    """The provider is asked for the count, and has five of its working days from the last day of the period, or from
    the signature where that came later.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    days = calendar(purse.agreement.provider_id)
    row.review_until = max(report_until(row.last_on, days, signed_at_of(purse.agreement)), at)
    row.save(update_fields=["review_until", "last_on", "price_minor"])
    subject = ("retainer_month", row.pk)
    deadlines.stop(subject=subject, at=at)
    deadlines.start(
        verb="payments.close_count", subject=subject, due_at=row.review_until, at=at, args={"month_id": row.pk}
    )
    told = CountAwaited(
        agreement_id=purse.agreement.pk,
        report_until=row.review_until,
        currency=purse.deal.currency,
        at=at,
        **named(row),
    )
    tell(told, actor=actor)
