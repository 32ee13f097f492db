"""Let work stand still, because a payment is late."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.stand_still import stand_still
from anyshore.delivery.actions.hold_cures import hold_cures
from anyshore.delivery.actions.hold_periods import hold_periods
from anyshore.kit.actor import Actor
from anyshore.payments.events import WorkSuspended
from anyshore.payments.models import Suspension
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def halt_work(*, actor: Actor, suspension: Suspension, at: datetime) -> Suspension:
    """Nothing is due from the provider until the suspension is over: its duties, its readings of service levels,
    its reports of causes and the defects that it puts right wait, and no delay is counted.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a suspension that is
    over or runs (NotAllowed).
    """
    agreement = suspension.agreement
    move(suspension, "suspend", actor=actor, at=at, write={"stopped_at": at})
    deadlines.stop(subject=("suspension", suspension.pk), at=at)
    stand_still(actor=actor, agreement=agreement, at=at)
    hold_periods(actor=actor, agreement=agreement, at=at)
    hold_cures(actor=actor, agreement=agreement, at=at)
    told = WorkSuspended(
        agreement_id=agreement.pk,
        suspension_id=suspension.pk,
        amount_minor=suspension.amount_minor,
        currency=agreement.currency,
        at=at,
    )
    tell(told, actor=actor)
    return suspension
