"""Leave nothing held for weeks of hours of an agreement that ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.ledger.rules import Posting
from anyshore.payments.actions.release_week import release_week
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.purse import Purse, purse_of_agreement
from anyshore.payments.queries.weeks import held_for, held_weeks
from anyshore.payments.rules.credits import Parts
from anyshore.plumbing.actions import action


@action
def settle_weeks(*, actor: Actor, agreement_id: UUID, but: Collection[date] = (), at: datetime) -> Purse:
    """What is held for weeks goes back to the client, but for those whose sheet is still to be answered.

    Inner: exits ends agreements. Refused: others (Forbidden).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_settle(actor, purse.deal):
        raise Forbidden()
    postings: list[Posting] = []
    for holding in held_weeks(agreement_id):
        if holding.week not in but:
            back = Parts(0, 0, held_for(holding), 0)
            postings += release_week(actor=actor, purse=purse, holding=holding, done=back, carried_to=None, at=at)
    if postings:
        post(actor=actor, at=at, postings=postings)
    return purse
