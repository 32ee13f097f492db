"""End an agreement because a payment has stayed out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import Side
from anyshore.exits.actions.end_for_cause import end_for_cause
from anyshore.exits.policies import may_give_notice, side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.payments.queries.suspension import rule_for, suspension_row
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.exits.models import Notice


class NotUnpaidLongEnough(Refused):
    """Work has not stood still long enough for it; ``until`` is when it will have, None where nothing stands still or
    the clause does not let the provider end for it."""

    code = "not_unpaid_long_enough"


@action
def end_for_nonpayment(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Notice:
    """The agreement ends for cause when the next day where the client sits is over, whatever the terms' notice: what
    is in review keeps its own instant, and what is late stays owed.

    The provider's people who bind it, once work has stood still for the days of the clause. Refused: others
    (Forbidden), before that (NotUnpaidLongEnough), no reason (ReasonMissing), a notice that runs already
    (NoticeRunning).
    """
    agreement = locked_agreement(actor, agreement_id)
    if (
        actor.person_id is None
        or not may_give_notice(actor, agreement)
        or side_of(actor, agreement) is not Side.PROVIDER
    ):
        raise Forbidden()
    found = suspension_row(agreement, rule_for(agreement))
    may_end_at = found.may_end_at if found else None
    if may_end_at is None or at < may_end_at:
        raise NotUnpaidLongEnough(until=may_end_at)
    return end_for_cause(
        actor=actor, agreement=agreement, side=Side.PROVIDER, person_id=actor.person_id, reason=reason, at=at
    )
