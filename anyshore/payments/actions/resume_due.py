"""Let amounts fall due that waited while work stood still."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.payments.queries.lines import priced_rows
from anyshore.payments.rules.periods import PaidBy
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def resume_due(*, actor: Actor, agreement_id: UUID, at: datetime) -> int:
    """What would have fallen due while work stood still is due now; returns how many amounts.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    found = 0
    for row in priced_rows(agreement_id):
        subject = ("retainer_month", row.pk)
        asked = bool(row.question) and row.answered_at is None
        if row.kind != PaidBy.DATED or row.month > at.date() or asked or deadlines.of(subject):
            continue
        deadlines.start(
            verb="payments.come_due", subject=subject, due_at=at, at=at, args={"month_id": row.pk}, remind=()
        )
        found += 1
    return found
