"""Settle what is held for a week of hours."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import WeekPaid, WeekReturned
from anyshore.payments.models import WeeklyHolding
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.credits import Parts
from anyshore.payments.rules.deal import Deal, postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def release_week(
    *, actor: Actor, purse: Purse, holding: WeeklyHolding, done: Parts, carried_to: date | None, at: datetime
) -> list[Posting]:
    """Nothing is held for the week any more: so much is the provider's, less the fee, and the rest back at the
    client's or on its way to another week. Returns the postings, for the caller to post with what else moves.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a week for which
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
    move(holding, verb, actor=actor, at=at, write=facts)
    _tell(actor, deal, holding, done, cut.fee_minor, carried_to, at)
    way = rail(deal.rail)
    return postings_of(
        way.release(deal, holding.pk, cut, 0, "week"),
        way.pass_on(deal, holding.pk, parts, 0, "week"),
        way.credit(deal, holding.pk, done.reduced_minor, "week"),
        way.refund(deal, holding.pk, done.unused_minor, "week"),
    )


def _tell(
    actor: Actor,
    deal: Deal,
    holding: WeeklyHolding,
    done: Parts,
    fee_minor: int,
    carried_to: date | None,
    at: datetime,
) -> None:
    named: dict[str, Any] = {
        "agreement_id": deal.agreement_id,
        "week": holding.week,
        "currency": deal.currency,
        "at": at,
    }
    if done.released_minor:
        paid = WeekPaid(**named, amount_minor=done.released_minor, fee_minor=fee_minor, due_minor=done.due_minor)
        tell(paid, actor=actor)
    if done.unused_minor:
        to = carried_to.isoformat() if carried_to else ""
        tell(WeekReturned(**named, amount_minor=done.unused_minor, carried_to=to), actor=actor)
