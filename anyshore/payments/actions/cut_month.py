"""Cut the month of a retainer in which its agreement ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from anyshore.contracts.rules.months import MonthPart
from anyshore.delivery.actions.cut_book import cut_book
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.cut_lines import cut_lines
from anyshore.payments.actions.review_month import review_month
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.months import retainer_of, running_month
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.plumbing.actions import action


@action
def cut_month(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """The month that runs is over now: it costs what its days up to now do, and the client looks at it; so are the
    periods of what is counted, and nothing falls due any more (cut_lines).

    Inner: exits ends agreements by notice or on their last day. Whoever may settle its money. Refused: others
    (Forbidden).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_settle(actor, purse.deal):
        raise Forbidden()
    row, today = running_month(agreement_id), (at - timedelta(microseconds=1)).date()
    cut_lines(actor=actor, purse=purse, today=today, at=at)
    if row is None or row.first_on > today:
        return
    part = MonthPart(row.month, row.first_on, row.last_on).until(today)
    cut_book(actor=actor, agreement_id=agreement_id, on=part.last_on, at=at)
    row.last_on, row.price_minor = part.last_on, part.share(retainer_of(purse).amount_minor)
    review_month(actor=actor, purse=purse, row=row, at=at)
