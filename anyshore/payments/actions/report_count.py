"""Report how much was delivered in a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import current_content
from anyshore.contracts.rules.content import Content, checked_reason
from anyshore.contracts.rules.priced import MOST_COUNT
from anyshore.contracts.rules.reading import whole
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.payments.actions.look_at_count import look_at_count
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_submit
from anyshore.payments.queries.lines import counted_before, is_once, line_of_period, period_price
from anyshore.payments.queries.months import month_with_purse
from anyshore.payments.rules.months import ends_at
from anyshore.payments.rules.periods import (
    CorrectsTooMuch,
    CountAboveMost,
    NotCounted,
    PaidBy,
    PeriodDecided,
    PeriodRuns,
)
from anyshore.payments.rules.refusals import NotRunning
from anyshore.plumbing import files
from anyshore.plumbing.actions import action

_count, _corrected = whole(0, MOST_COUNT), whole(-MOST_COUNT, MOST_COUNT)


@action
def report_count(
    *, actor: Actor, month_id: UUID, count: int, corrected: int = 0, note: str = "", file_ids: Sequence[UUID] = (),
    at: datetime,
) -> RetainerMonth:  # fmt: skip
    """The client looks at the count of a period, and silence approves it. ``corrected`` takes back what periods
    before counted too much, or adds what they lacked; a report again replaces the one before, and answers an open
    question.

    The provider's people who work, once the period is over; of what is counted once, when they like. Refused: others
    (Forbidden), an agreement that does not run (NotRunning), what is not counted (NotCounted), a period that is
    approved or closed (PeriodDecided) or runs (PeriodRuns), more than its most (CountAboveMost), a correction beyond
    what the periods before counted or could have, or that this one does not bear (CorrectsTooMuch), a correction or an
    answer without words (Invalid).
    """
    row, purse = month_with_purse(actor, month_id)
    if not may_submit(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if row.kind != PaidBy.UNITS:
        raise NotCounted()
    if row.decided_at or row.settled_at:
        raise PeriodDecided()
    content = current_content(purse.agreement)
    if at < ends_at(row.last_on) and not is_once(content, row.line):
        raise PeriodRuns(until=ends_at(row.last_on))
    said, answers = checked_reason("note", note), bool(row.question) and row.answered_at is None
    if not said and (corrected or answers):
        raise Invalid(field="note", reason="empty")
    row.count, row.corrected = _count("count", count), _corrected("corrected", corrected)
    _must_fit(row, content)
    row.price_minor = period_price(content, row.line, row.first_on, row.last_on, row.count, row.corrected)
    row.note = said
    if answers:
        row.answer = said[:300]
    files.attach(subject=("retainer_month", row.pk), file_ids=list(file_ids), actor=actor, at=at)
    look_at_count(actor=actor, purse=purse, row=row, at=at)
    return row


def _must_fit(row: RetainerMonth, content: Content) -> None:
    line = line_of_period(content, row.line, row.first_on, row.last_on)
    if (row.count or 0) > line.most:
        raise CountAboveMost(most=line.most)
    if not row.corrected:
        return
    before = counted_before(row, content)
    price = period_price(content, row.line, row.first_on, row.last_on, row.count or 0)
    borne = -min(before.counted, price * 10_000 // line.rate_parts)
    if not borne <= row.corrected <= before.most - before.counted:
        raise CorrectsTooMuch(least=borne, most=before.most - before.counted)
