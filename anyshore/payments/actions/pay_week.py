"""Pay the provider for a week of hours beyond what was held for it."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import WeekPaid
from anyshore.payments.models import WeeklyHolding
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def pay_week(*, actor: Actor, purse: Purse, holding: WeeklyHolding, amount_minor: int, at: datetime) -> list[Posting]:
    """So much comes in for the week and goes on to the provider at once, less the fee. Returns the postings, for the
    caller to post with what else moves.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a week for which
    money is held (NotAllowed).
    """
    deal, funded, released = purse.deal, holding.funded_minor, holding.released_minor
    if holding._state.adding:
        holding.save(force_insert=True)
    cut = purse.slice(amount_minor)
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    facts = {
        "funded_minor": funded + amount_minor,
        "released_minor": released + amount_minor,
        "fee_minor": holding.fee_minor + cut.fee_minor,
        "settled_at": at,
    }
    move(holding, "pay", actor=actor, at=at, write=facts)
    told = WeekPaid(
        agreement_id=deal.agreement_id,
        week=holding.week,
        amount_minor=amount_minor,
        fee_minor=cut.fee_minor,
        due_minor=0,
        currency=deal.currency,
        at=at,
    )
    tell(told, actor=actor)
    way = rail(deal.rail)
    return postings_of(
        way.fund(deal, holding.pk, amount_minor, "week", funded),
        way.release(deal, holding.pk, cut, released, "week"),
        way.pass_on(deal, holding.pk, parts, released, "week"),
    )
