"""Pay the provider for a month of a retainer beyond what was held for it."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import MonthPaid
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import named
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def pay_for_month(*, actor: Actor, purse: Purse, row: RetainerMonth, amount_minor: int, at: datetime) -> list[Posting]:
    """So much comes in for the month and goes on to the provider at once, less the fee. Returns the postings, for the
    caller to post with what else moves.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a month for which
    money is held (NotAllowed).
    """
    deal, funded, released, cut = purse.deal, row.funded_minor, row.released_minor, purse.slice(amount_minor)
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    facts = {
        "funded_minor": funded + amount_minor,
        "released_minor": released + amount_minor,
        "fee_minor": row.fee_minor + cut.fee_minor,
        "settled_at": at,
    }
    move(row, "pay", actor=actor, at=at, write=facts)
    told = MonthPaid(
        agreement_id=deal.agreement_id,
        **named(row),
        amount_minor=amount_minor,
        fee_minor=cut.fee_minor,
        due_minor=0,
        currency=deal.currency,
        at=at,
    )
    tell(told, actor=actor)
    way = rail(deal.rail)
    return postings_of(
        way.fund(deal, row.pk, amount_minor, "month", funded),
        way.release(deal, row.pk, cut, released, "month"),
        way.pass_on(deal, row.pk, parts, released, "month"),
    )
