"""Leave no service level measured and no credit open under an agreement that ends."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.void_period import void_period
from anyshore.delivery.queries.levels import levels_in, unfinished_periods
from anyshore.delivery.rules.levels import PeriodState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.credit_misses import credit_misses
from anyshore.payments.events import CreditsSettled
from anyshore.payments.policies import may_settle
from anyshore.payments.queries.credits import open_credits, waiting_credits
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def settle_levels(*, actor: Actor, agreement_id: UUID, at: datetime) -> None:
    """Periods that are over are closed as they stand, the one that runs is void, and credits for which no payment is
    left lapse or are owed by the provider, as the clause says.

    Inner: exits ends agreements, once all else is settled. Whoever may settle its money. Refused: others (Forbidden).
    """
    purse = purse_of_agreement(actor, agreement_id)
    if not may_settle(actor, purse.deal):
        raise Forbidden()
    levels = levels_in(purse.agreement)
    if levels is None:
        return
    for period in unfinished_periods(agreement_id):
        period.agreement = purse.agreement
        deadlines.stop(subject=("level_period", period.pk), at=at)
        if period.state == PeriodState.RUNNING:
            void_period(actor=actor, period=period, at=at)
        else:
            credit_misses(actor=actor, purse=purse, period=period, at=at)
    left = [*waiting_credits(agreement_id), *(one for one in open_credits(agreement_id) if one.claim_id is None)]
    verb = "lapse" if levels.at_end == "lapse" else "owe"
    for credit in left:
        move(credit, verb, actor=actor, at=at, write={"settled_at": at})
    if left:
        told = CreditsSettled(
            agreement_id=agreement_id,
            amount_minor=sum(one.amount_minor - one.used_minor for one in left),
            owed=verb == "owe",
            currency=purse.deal.currency,
            at=at,
        )
        tell(told, actor=actor)
