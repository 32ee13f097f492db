"""Open the periods of what is counted, and the days on which amounts fall due."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.lines import to_open
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.periods import PaidBy
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def open_lines(*, actor: Actor, purse: Purse, at: datetime) -> list[RetainerMonth]:
    """Everything that the lines have begun has its place for money and its clock, and of each line what comes next, so
    that it can be paid in ahead; the same again changes nothing.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    made = []
    for one in to_open(purse, at):
        row = RetainerMonth.objects.create(
            agreement=purse.agreement,
            kind=one.kind,
            line=one.line,
            name=one.name,
            month=one.first_on,
            first_on=one.first_on,
            last_on=one.last_on,
            price_minor=one.price_minor,
            at=at,
        )
        made.append(row)
        if one.clock_at is not None:
            _start_clock(row, max(one.clock_at, at), at)
    return made


def _start_clock(row: RetainerMonth, due_at: datetime, at: datetime) -> None:
    subject = ("retainer_month", row.pk)
    args: dict[str, object] = {"month_id": row.pk}
    if row.kind == PaidBy.UNITS:
        deadlines.start(verb="payments.close_count", subject=subject, due_at=due_at, at=at, args=args, remind=())
    else:
        deadlines.start(verb="payments.come_due", subject=subject, due_at=due_at, at=at, args=args, remind=())
