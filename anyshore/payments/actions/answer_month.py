"""Answer a question about a month of a retainer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.events import MonthAnswered
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_refund
from anyshore.payments.queries.months import month_with_purse, named
from anyshore.payments.rules.months import ANSWER_DAYS, LONGEST_WORDS, NothingAsked
from anyshore.payments.rules.refusals import NotRunning
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def answer_month(*, actor: Actor, month_id: UUID, words: str, off: Money, at: datetime) -> RetainerMonth:
    """The question is answered, ``off`` comes off the month's price, and the client has five of its working days more.

    The provider's people who bind it. Refused: others (Forbidden), an agreement that does not run (NotRunning), no
    open question (NothingAsked), no words, less than nothing or more than the price (Invalid).
    """
    row, purse = month_with_purse(actor, month_id)
    if actor.person_id is None or not may_refund(actor, purse.deal):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if not row.question or row.answered_at or row.decided_at or row.settled_at:
        raise NothingAsked()
    said = " ".join(words.split())
    if not said or len(said) > LONGEST_WORDS:
        raise Invalid(field="words", reason="length" if said else "empty", longest=LONGEST_WORDS)
    if off.currency != purse.deal.currency or not 0 <= off.minor <= row.price_minor:
        raise Invalid(field="off", reason="range", low=0, high=row.price_minor)
    row.answer, row.answered_at, row.off_minor = said, at, off.minor
    until = add_working_days(at, ANSWER_DAYS, calendar(purse.agreement.client_id))
    row.review_until = max(until, begins_at(row.last_on))
    row.save(update_fields=["answer", "answered_at", "off_minor", "review_until"])
    deadlines.start(
        verb="payments.approve_month",
        subject=("retainer_month", row.pk),
        due_at=row.review_until,
        at=at,
        args={"month_id": row.pk},
    )
    told = MonthAnswered(
        agreement_id=purse.agreement.pk,
        **named(row),
        words=said,
        off_minor=off.minor,
        review_until=row.review_until,
        currency=purse.deal.currency,
        at=at,
    )
    tell(told, actor=actor)
    return row
