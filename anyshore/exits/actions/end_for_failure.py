"""End an agreement because a service level failed chronically."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import Side
from anyshore.delivery.queries.levels import chronic_levels
from anyshore.exits.actions.end_for_cause import end_for_cause
from anyshore.exits.policies import may_give_notice, side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.exits.models import Notice


class NothingFailed(Refused):
    """No service level has failed chronically."""

    code = "nothing_failed"


@action
def end_for_failure(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Notice:
    """The agreement ends for cause when the next day where the provider sits is over, whatever the terms' notice: what
    is in review keeps its own instant.

    The client's people who bind it, once a service level has failed chronically. Refused: others (Forbidden), no such
    failure (NothingFailed), no reason (ReasonMissing), a notice that runs already (NoticeRunning).
    """
    agreement = locked_agreement(actor, agreement_id)
    if (
        actor.person_id is None
        or not may_give_notice(actor, agreement)
        or side_of(actor, agreement) is not Side.CLIENT
    ):
        raise Forbidden()
    if not chronic_levels(agreement):
        raise NothingFailed()
    return end_for_cause(
        actor=actor, agreement=agreement, side=Side.CLIENT, person_id=actor.person_id, reason=reason, at=at
    )
