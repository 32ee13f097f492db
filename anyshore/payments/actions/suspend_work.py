"""Stop the work, because a payment is late and the days to pay are over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.payments.actions.halt_work import halt_work
from anyshore.payments.policies import may_suspend
from anyshore.payments.queries.suspension import overdue, suspension_with_agreement_locked
from anyshore.payments.rules.suspension import AwaitsAnswer, NothingOverdue, StillTime, SuspensionState
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.payments.models import Suspension


@action
def suspend_work(*, actor: Actor, suspension_id: UUID, at: datetime) -> Suspension:
    """Work stands still until what is late is paid, or the provider lets it go on.

    The provider's people who bind it, once the days to pay are over; also where the client disputes the sum, at the
    provider's own risk. Refused: others (Forbidden), before that (StillTime), nothing that is late any more
    (NothingOverdue), recorded payments that cover it and wait for the provider's answer (AwaitsAnswer), a suspension
    that is over or runs (NotAllowed).
    """
    found = suspension_with_agreement_locked(actor, suspension_id)
    if not may_suspend(actor, found.agreement):
        raise Forbidden()
    if found.state != SuspensionState.WARNED:
        raise NotAllowed(kind="suspension", state=str(found.state), verb="suspend")
    if at < found.cure_until:
        raise StillTime(until=found.cure_until)
    late = overdue(found.agreement, at)
    if late is None or not late.sums:
        raise NothingOverdue(on=None)
    if late.covered:
        raise AwaitsAnswer()
    return halt_work(actor=actor, suspension=found, at=at)
