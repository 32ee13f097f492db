"""Cancel an agreement before any work was handed in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.delivery.queries import any_submitted
from anyshore.delivery.queries.sheets import any_hours
from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.policies import may_cancel
from anyshore.exits.rules import EndKind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.payments.queries.hours import any_drawn
from anyshore.payments.queries.months import any_month_begun
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


class WorkSubmitted(Refused):
    """Work was handed in: the agreement can be ended by notice, by consent or by accepting, not cancelled."""

    code = "work_submitted"


@action
def cancel_agreement(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Agreement:
    """The agreement is over and all that is held goes back where it came from.

    Either side's people who bind it, with a reason, as long as nothing was handed in. Refused: no reason, work
    handed in, hours drawn or entered, a month of a retainer begun, money on hold, an agreement that does not run.
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_cancel(actor, agreement):
        raise Forbidden()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    done = any_submitted(agreement_id) or any_drawn(agreement_id) or any_hours(agreement_id)
    if done or any_month_begun(agreement_id, at):
        raise WorkSubmitted()
    return end_agreement(actor=actor, agreement_id=agreement_id, kind=EndKind.CANCELLED, reason=reason.strip(), at=at)
