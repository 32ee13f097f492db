"""Open a month of a retainer."""

from __future__ import annotations

from datetime import date, datetime

from anyshore.contracts.rules.months import part_of
from anyshore.kit.actor import Actor
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import last_day, month_row, retainer_of
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.months import ends_at
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def open_month(*, actor: Actor, purse: Purse, month: date, starts_on: date, at: datetime) -> RetainerMonth | None:
    """The month has its place for money, its price by the days that count, and a clock that closes it; the same again
    changes nothing, and a month after the last day is none.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: an agreement without
    a retainer (NoRetainer).
    """
    retainer, part = retainer_of(purse), part_of(month, starts_on, last_day(purse))
    there = month_row(purse.agreement.pk, month)
    if part is None or there is not None:
        return there
    row = RetainerMonth.objects.create(
        agreement=purse.agreement,
        month=month,
        first_on=part.first_on,
        last_on=part.last_on,
        price_minor=part.share(retainer.amount_minor),
        at=at,
    )
    deadlines.start(
        verb="payments.close_month",
        subject=("retainer_month", row.pk),
        due_at=max(ends_at(part.last_on), at),
        at=at,
        args={"month_id": row.pk},
        remind=(),
    )
    return row
