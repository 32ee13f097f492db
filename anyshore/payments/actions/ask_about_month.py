"""Question a month of a retainer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.payments.events import MonthQuestioned
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_release
from anyshore.payments.queries.months import month_with_purse, named
from anyshore.payments.rules.months import LONGEST_WORDS, MonthNotOver, MonthReviewOver, ends_at
from anyshore.payments.rules.refusals import NotRunning
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def ask_about_month(*, actor: Actor, month_id: UUID, words: str, at: datetime) -> RetainerMonth:
    """The month has a question, which silence does not approve over; it is asked once.

    The client's people who handle money. Refused: others (Forbidden), an agreement that does not run (NotRunning), a
    month that runs (MonthNotOver), was asked about, is approved or whose review is over (MonthReviewOver), no words
    (Invalid).
    """
    row, purse = month_with_purse(actor, month_id)
    if not may_release(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if row.closed_at is None or row.review_until is None:
        raise MonthNotOver(month=row.month, until=ends_at(row.last_on))
    if row.decided_at or row.settled_at or row.question or at >= row.review_until:
        raise MonthReviewOver()
    said = " ".join(words.split())
    if not said or len(said) > LONGEST_WORDS:
        raise Invalid(field="words", reason="length" if said else "empty", longest=LONGEST_WORDS)
    row.question = said
    row.save(update_fields=["question"])
    deadlines.stop(subject=("retainer_month", row.pk), at=at)
    told = MonthQuestioned(
        agreement_id=purse.agreement.pk, **named(row), words=said, currency=purse.deal.currency, at=at
    )
    tell(told, actor=actor)
    return row
