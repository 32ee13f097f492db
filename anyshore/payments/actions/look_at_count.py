"""Begin the review of a count."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.rules.priced import ANSWER_DAYS
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.events import CountReported
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import named
from anyshore.payments.queries.purse import Purse
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def look_at_count(*, actor: Actor, purse: Purse, row: RetainerMonth, at: datetime) -> None:
    """The count stands, and no answer in the agreement's days of review approves it; in five working days where it
    answers a question.

    For this domain's own verbs, which have locked the agreement and permitted the actor, and have set the count, the
    price and the note. Refused: nothing.
    """
    days = ANSWER_DAYS if row.question else int(purse.agreement.terms["review_days"])
    row.closed_at, row.reported_at = row.closed_at or at, at
    row.review_until = add_working_days(at, days, calendar(purse.agreement.client_id))
    row.off_minor = 0
    if row.question and row.answered_at is None:
        row.answered_at = at
    row.save()
    subject = ("retainer_month", row.pk)
    deadlines.stop(subject=subject, at=at)
    deadlines.start(
        verb="payments.approve_month", subject=subject, due_at=row.review_until, at=at, args={"month_id": row.pk}
    )
    told = CountReported(
        agreement_id=purse.agreement.pk,
        count=row.count or 0,
        corrected=row.corrected,
        price_minor=row.price_minor,
        words=row.note,
        review_until=row.review_until,
        currency=purse.deal.currency,
        at=at,
        **named(row),
    )
    tell(told, actor=actor)
