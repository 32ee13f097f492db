"""Keep a milestone's money where it is, with written reasons."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.delivery.actions.pause_review import pause_review
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.payments.events import MoneyPutOnHold
from anyshore.payments.models import Hold
from anyshore.payments.policies import may_hold
from anyshore.payments.queries.purse import purse_of_milestone
from anyshore.payments.rules.refusals import NotFunded, ReasonMissing
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class AlreadyOnHold(Refused):
    """The milestone's money is on hold already."""

    code = "already_on_hold"


@action
def hold_funds(*, actor: Actor, milestone_id: UUID, reason: str, at: datetime) -> Hold:
    """Nothing of what is held for the milestone may move until the hold is lifted; its review clock stands still.

    The operator, with a written reason that both sides read. Refused: no reason, nothing held, on hold already.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part = purse.part(milestone_id)
    if not may_hold(actor):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if not part.is_held:
        raise NotFunded(state=str(part.holding.state))
    if part.is_on_hold:
        raise AlreadyOnHold(milestone=part.position)
    hold = Hold.objects.create(holding_id=part.holding.pk, reason=reason.strip(), held_by_id=actor.person_id, at=at)
    pause_review(actor=actor, milestone_id=milestone_id, at=at)
    tell(
        MoneyPutOnHold(
            agreement_id=purse.deal.agreement_id,
            milestone_id=milestone_id,
            reason=hold.reason,
            currency=purse.deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return hold
