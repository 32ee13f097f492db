"""Stop the open work of an agreement and settle its money."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.delivery.actions.stop_work import stop_work
from anyshore.delivery.queries.sheets import unanswered_weeks
from anyshore.exits.policies import may_end
from anyshore.exits.queries import open_works
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.settle_holdings import settle_holdings
from anyshore.payments.actions.settle_months import settle_months
from anyshore.payments.actions.settle_weeks import settle_weeks
from anyshore.payments.queries.months import unanswered_months
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.queries.purse import Purse


@action
def wind_down(*, actor: Actor, agreement_id: UUID, but: Collection[UUID] = (), why: str, at: datetime) -> Purse:
    """Every milestone but those in ``but`` is over: its work stopped, what is held for it back where it came from, and
    so is what is held for weeks of hours and months of a retainer but those that are still to be answered.

    Inner: part of an end. Whoever may end the agreement. Refused: money on hold.
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_end(actor, agreement):
        raise Forbidden()
    for work in open_works(agreement_id):
        if work.milestone_id not in but:
            stop_work(actor=actor, milestone_id=work.milestone_id, why=why, at=at)
    settle_months(actor=actor, agreement_id=agreement_id, but=unanswered_months(agreement_id, at), at=at)
    settle_weeks(actor=actor, agreement_id=agreement_id, but=unanswered_weeks(agreement_id, at), at=at)
    return settle_holdings(actor=actor, agreement_id=agreement_id, but=but, why=why, at=at)
