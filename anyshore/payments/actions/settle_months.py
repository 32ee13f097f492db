"""Leave nothing held for months of a retainer of an agreement that ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.actions.post import post
from anyshore.ledger.rules import Posting
from anyshore.payments.actions.release_month import release_month
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.months import held_for_month, unsettled_months
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.payments.rules.credits import Parts
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move


@action
def settle_months(*, actor: Actor, agreement_id: UUID, but: Collection[UUID] = (), at: datetime) -> None:
    """What is held for months that nobody approved goes back to the client, but for those that it is still looking at.

    Inner: exits ends agreements. Refused: others (Forbidden).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_settle(actor, purse.deal):
        raise Forbidden()
    postings: list[Posting] = []
    for row in unsettled_months(agreement_id):
        if row.pk in but:
            continue
        deadlines.stop(subject=("retainer_month", row.pk), at=at)
        if held_for_month(row):
            back = Parts(0, 0, held_for_month(row), 0)
            postings += release_month(actor=actor, purse=purse, row=row, done=back, at=at)
        else:
            move(row, "close", actor=actor, at=at, write={"settled_at": at})
    if postings:
        post(actor=actor, at=at, postings=postings)
