"""Settle what is held for a month of a retainer."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import MonthPaid, MonthReturned
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import named
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.credits import Parts
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def release_month(*, actor: Actor, purse: Purse, row: RetainerMonth, done: Parts, at: datetime) -> list[Posting]:
    """Nothing is held for the month any more: so much is the provider's, less the fee, its team having their shares of
    it, and the rest is back at the client's. Returns the postings, for the caller to post with what else moves.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a month for which
    nothing is held (NotAllowed).
    """
    deal, cut = purse.deal, purse.slice(done.released_minor)
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    back_minor = done.reduced_minor + done.unused_minor
    verb = "split" if done.released_minor and back_minor else "release" if done.released_minor else "refund"
    facts = {
        "released_minor": done.released_minor,
        "refunded_minor": back_minor,
        "fee_minor": cut.fee_minor,
        "settled_at": at,
    }
    move(row, verb, actor=actor, at=at, write=facts)
    if done.released_minor:
        paid = MonthPaid(
            agreement_id=deal.agreement_id,
            **named(row),
            amount_minor=done.released_minor,
            fee_minor=cut.fee_minor,
            due_minor=done.due_minor,
            currency=deal.currency,
            at=at,
        )
        tell(paid, actor=actor)
    if done.unused_minor:
        back = MonthReturned(
            agreement_id=deal.agreement_id,
            **named(row),
            amount_minor=done.unused_minor,
            currency=deal.currency,
            at=at,
        )
        tell(back, actor=actor)
    way = rail(deal.rail)
    return postings_of(
        way.release(deal, row.pk, cut, 0, "month"),
        way.pass_on(deal, row.pk, parts, 0, "month"),
        way.credit(deal, row.pk, done.reduced_minor, "month"),
        way.refund(deal, row.pk, done.unused_minor, "month"),
    )
