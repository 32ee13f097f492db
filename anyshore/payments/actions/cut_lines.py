"""Cut what is counted and what falls due at the end of an agreement."""

from __future__ import annotations

from datetime import date, datetime

from anyshore.kit.actor import Actor
from anyshore.payments.actions.await_count import await_count
from anyshore.payments.actions.give_back_line import give_back_line
from anyshore.payments.queries.lines import priced_rows
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.periods import PaidBy
from anyshore.plumbing.actions import action


@action
def cut_lines(*, actor: Actor, purse: Purse, today: date, at: datetime) -> None:
    """A period that runs is over now, and its report is awaited; what would begin or fall due after ``today``, the
    last day, does not, and what was held for it is back.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    for row in priced_rows(purse.agreement.pk):
        answered = row.answered_at is not None
        if row.first_on > today and not answered:
            give_back_line(actor=actor, purse=purse, row=row, at=at)
        elif row.kind == PaidBy.UNITS and row.closed_at is None and row.review_until is None:
            row.last_on = min(row.last_on, today)
            await_count(actor=actor, purse=purse, row=row, at=at)
