"""End a hold: by lifting it or by ruling."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.payments.events import HoldLifted
from anyshore.payments.policies import may_hold
from anyshore.payments.queries.purse import purse_of_milestone
from anyshore.payments.queries.rows import live_hold
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.payments.models import Hold


class NotOnHold(Refused):
    """The milestone's money is not on hold."""

    code = "not_on_hold"


@action
def end_hold(*, actor: Actor, milestone_id: UUID, reason: str, at: datetime) -> Hold:
    """The milestone's money may move again.

    Inner: lift_hold also lets the review run on, exits' rule_on_milestone divides the money instead. The operator,
    with a written reason. Refused: no reason, no hold.
    """
    purse = purse_of_milestone(actor, milestone_id)
    part = purse.part(milestone_id)
    if not may_hold(actor):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    hold = live_hold(part.holding.pk)
    if hold is None:
        raise NotOnHold(milestone=part.position)
    hold.lifted_at, hold.lift_reason, hold.lifted_by_id = at, reason.strip(), actor.person_id
    hold.save(update_fields=["lifted_at", "lift_reason", "lifted_by"])
    tell(
        HoldLifted(
            agreement_id=purse.deal.agreement_id,
            milestone_id=milestone_id,
            reason=hold.lift_reason,
            currency=purse.deal.currency,
            at=at,
        ),
        actor=actor,
    )
    return hold
