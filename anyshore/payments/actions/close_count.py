"""A period of what is counted is over; and, later, the days to report it are."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import current_content
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.await_count import await_count
from anyshore.payments.actions.give_back_line import give_back_line
from anyshore.payments.actions.look_at_count import look_at_count
from anyshore.payments.actions.open_lines import open_lines
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.lines import period_price
from anyshore.payments.queries.months import month_with_purse
from anyshore.payments.rules.periods import PaidBy
from anyshore.plumbing.actions import action


@action
def close_count(*, actor: Actor, month_id: UUID, at: datetime) -> RetainerMonth:
    """The provider has five of its working days to report the count, and the next period runs. Without a report by
    then nothing was counted: what is paid in any case goes to the client to look at, where there is such a thing; else
    what was held goes back.

    The clock alone. Refused: others (Forbidden), a period that was reported or is over (NotAllowed).
    """
    row, purse = month_with_purse(actor, month_id)
    if not is_clock(actor):
        raise Forbidden()
    if row.kind != PaidBy.UNITS or row.closed_at or row.settled_at or not purse.is_live:
        raise NotAllowed(kind="retainer_month", state=str(row.state), verb="close")
    if row.review_until is None:
        await_count(actor=actor, purse=purse, row=row, at=at)
        open_lines(actor=actor, purse=purse, at=at)
        return row
    least = period_price(current_content(purse.agreement), row.line, row.first_on, row.last_on, 0)
    if not least:
        give_back_line(actor=actor, purse=purse, row=row, at=at)
        return row
    row.count, row.price_minor = 0, least
    look_at_count(actor=actor, purse=purse, row=row, at=at)
    return row
