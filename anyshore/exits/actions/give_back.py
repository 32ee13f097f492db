"""The provider gives back what is held for a milestone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import milestone_with_agreement_locked
from anyshore.delivery.actions.stop_work import stop_work
from anyshore.exits.actions.end_if_settled import end_if_settled
from anyshore.exits.policies import may_give_back
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.refund_milestone import refund_milestone
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Holding


@action
def give_back(*, actor: Actor, milestone_id: UUID, reason: str, at: datetime) -> Holding:
    """All that is held for the milestone goes back to the client, its work is stopped.

    The provider's people who bind it, with a reason. If it was the last open milestone the agreement ends. Refused:
    no reason, nothing held, money on hold.
    """
    agreement = milestone_with_agreement_locked(actor, milestone_id).agreement
    if not may_give_back(actor, agreement):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    holding = refund_milestone(actor=actor, milestone_id=milestone_id, reason=reason.strip(), at=at)
    stop_work(actor=actor, milestone_id=milestone_id, why=reason.strip(), at=at)
    end_if_settled(
        actor=actor,
        agreement_id=agreement.pk,
        milestone_id=milestone_id,
        kind=EndKind.CONSENT,
        reason=reason.strip(),
        at=at,
    )
    return holding
