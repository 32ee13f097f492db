"""Approve a month of a retainer and pay for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.rules import AcceptedBy
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.parties.rules import is_clock
from anyshore.payments.actions.pay_for_month import pay_for_month
from anyshore.payments.actions.release_month import release_month
from anyshore.payments.actions.use_credits import use_credits
from anyshore.payments.models import RetainerMonth
from anyshore.payments.policies import may_release
from anyshore.payments.queries.months import held_for_month, month_with_purse
from anyshore.payments.queries.purse import Purse, is_by_invoice, purse_of
from anyshore.payments.rails import rail
from anyshore.payments.rules.credits import Lowered, parts_of
from anyshore.payments.rules.months import MonthNotOver, MonthReviewOver, ends_at
from anyshore.payments.rules.refusals import NotRunning
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def approve_month(*, actor: Actor, month_id: UUID, at: datetime) -> RetainerMonth:
    """The price of the month goes to the provider, less the fee, what it gave back and open service credits; what was
    held beyond goes back to the client. Where nothing is held ahead it is owed at once; where money is held, it stays
    due (pay_month).

    The client's people who handle money, once the month is over; the clock at the end of the review, unless a question
    is open. Refused: others (Forbidden), an agreement that does not run (NotRunning), a month that runs (MonthNotOver)
    or is approved, and the clock before its time (MonthReviewOver).
    """
    row, purse = month_with_purse(actor, month_id)
    if not (may_release(actor, purse.deal) or is_clock(actor)):
        raise Forbidden()
    if not purse.is_live:
        raise NotRunning(state=str(purse.agreement.state))
    if row.closed_at is None or row.review_until is None:
        raise MonthNotOver(month=row.month, until=ends_at(row.last_on))
    silent, asked = at >= row.review_until, bool(row.question) and row.answered_at is None
    if row.decided_at or row.settled_at or (is_clock(actor) and (asked or not silent)):
        raise MonthReviewOver()
    by = AcceptedBy.SILENCE if silent and not asked else AcceptedBy.PERSON
    row.decided_at, row.decided_by = row.review_until if silent and not asked else at, str(by)
    row.save(update_fields=["decided_at", "decided_by"])
    deadlines.stop(subject=("retainer_month", row.pk), at=at)
    _pay(actor, purse, row, at)
    return row


def _pay(actor: Actor, purse: Purse, row: RetainerMonth, at: datetime) -> None:
    price = row.price_minor - row.off_minor
    off = use_credits(actor=actor, purse=purse, kind=Lowered.MONTH, subject_id=row.pk, most_minor=price, at=at)
    row.credit_minor = off
    row.save(update_fields=["credit_minor"])
    done = parts_of(held_for_month(row), price, off)
    postings = []
    if held_for_month(row):
        postings += release_month(actor=actor, purse=purse, row=row, done=done, at=at)
    if done.due_minor and (is_by_invoice(purse) or rail(purse.deal.rail).PROMISES):
        charged = purse_of(purse.agreement)  # what was released above has borne its fee
        postings += pay_for_month(actor=actor, purse=charged, row=row, amount_minor=done.due_minor, at=at)
    if postings:
        post(actor=actor, at=at, postings=postings)
