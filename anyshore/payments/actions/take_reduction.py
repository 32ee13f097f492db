"""Take what comes off for late delivery from the price of a milestone."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import PriceReduced
from anyshore.payments.models import Reduction
from anyshore.payments.queries.late import Late
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rails import rail
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def take_reduction(*, actor: Actor, purse: Purse, late: Late, at: datetime) -> list[Posting]:
    """What was counted, what of it the client let pass and what comes off are on record. Returns the posting that
    gives it back to the client, for the caller to post with what it releases; nothing where nothing was counted.

    For this domain's own verbs, which have locked the agreement and permitted the actor, and which move the holding.
    """
    if not late.counted:
        return []
    deal = purse.deal
    Reduction.objects.create(
        agreement_id=deal.agreement_id,
        milestone_id=late.milestone_id,
        due_on=late.delay.due_on,
        handed_in_on=late.delay.handed_in_on,
        days=late.delay.days,
        left_out=[[str(why), days] for why, days in late.delay.left_out],
        counted_minor=late.counted.minor,
        waived_minor=late.waived.minor,
        amount_minor=late.off.minor,
        at=at,
    )
    tell(
        PriceReduced(
            agreement_id=deal.agreement_id,
            milestone_id=late.milestone_id,
            amount_minor=late.off.minor,
            waived_minor=late.waived.minor,
            days=late.delay.days,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return rail(deal.rail).reduce(deal, late.milestone_id, late.off.minor)
