"""A duty's instant has come."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.close_duty import close_duty
from anyshore.contracts.actions.pass_duty import pass_duty
from anyshore.contracts.models import Duty
from anyshore.contracts.policies import may_lapse
from anyshore.contracts.queries.duty_loading import duty_with_contract_locked
from anyshore.contracts.queries.standstills import stands_still_for
from anyshore.contracts.rules.duties.keeping import done_by_itself
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action


@action
def miss_duty(*, actor: Actor, duty_id: UUID, at: datetime) -> Duty:
    """Nobody marked it done: it is on record as missed. What is done by itself was asked for by mistake, in contracts
    that were signed before: it falls away. The clock alone, at its instant.

    Refused: others (Forbidden), one that was marked, waived or fell away, one of a provider whose work stands still:
    its clock runs on with the work (NotAllowed).
    """
    duty = duty_with_contract_locked(actor, duty_id)
    if not may_lapse(actor):
        raise Forbidden()
    if stands_still_for(duty):
        raise NotAllowed(kind="duty", state=str(duty.state), verb="miss")
    if duty.agreement is not None and done_by_itself(duty.series.code, duty.agreement.rail):
        return close_duty(actor=actor, duty=duty, at=at)
    return pass_duty(actor=actor, duty=duty, at=at)
