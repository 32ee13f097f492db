"""Let what is counted and what falls due go on with an agreement that was renewed."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.priced import periods
from anyshore.kit.actor import Actor
from anyshore.payments.actions.open_lines import open_lines
from anyshore.payments.queries.lines import period_price, priced_rows
from anyshore.payments.queries.months import last_day
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.months import ends_at
from anyshore.payments.rules.periods import NO_END, PaidBy
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def extend_lines(*, actor: Actor, purse: Purse, at: datetime) -> None:
    """Every period that the old last day cut short counts to the new one, or to its own end, and what comes after it
    has its place; what was paid in for it stays.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    content, until = current_content(purse.agreement), last_day(purse)
    for row in priced_rows(purse.agreement.pk):
        if row.kind != PaidBy.UNITS or row.closed_at or row.review_until:
            continue
        line = content.lines.units[row.line - 1]
        one = next(iter(periods(line, row.first_on, until)), None)
        last = (one.last_on or NO_END) if one else row.last_on
        if one is None or last == row.last_on:
            continue
        row.last_on = last
        row.price_minor = period_price(content, row.line, row.first_on, last, one.line.expected)
        row.save(update_fields=["last_on", "price_minor"])
        subject = ("retainer_month", row.pk)
        deadlines.stop(subject=subject, at=at)
        if last != NO_END:
            deadlines.start(
                verb="payments.close_count",
                subject=subject,
                due_at=max(ends_at(last), at),
                at=at,
                args={"month_id": row.pk},
                remind=(),
            )
    open_lines(actor=actor, purse=purse, at=at)
