"""End an agreement because an event of force majeure has lasted too long."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.majeure import events_going_on, majeure_ends_at
from anyshore.contracts.rules.majeure import MajeureState
from anyshore.exits.actions.end_for_cause import end_for_cause
from anyshore.exits.policies import may_give_notice, side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.exits.models import Notice


class NotLongEnough(Refused):
    """No event has lasted long enough; ``until`` is when it will have, None where none goes on."""

    code = "majeure_not_long_enough"


class NotAccepted(Refused):
    """The other side has not accepted what this one reported: it is a claim, on which this side alone ends nothing."""

    code = "majeure_not_accepted"


@action
def end_for_majeure(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Notice:
    """The agreement ends when the next day where the other side sits is over, whatever the terms' notice: what is in
    review keeps its own instant, and work done is paid.

    Either side's people who bind it, once an event goes on for more than the days of the clause; on its own report a
    side ends only if the other has accepted it. Refused: others (Forbidden), before that (NotLongEnough), a report
    that the other side has not accepted (NotAccepted), no reason (ReasonMissing), a notice that runs already
    (NoticeRunning).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_give_notice(actor, agreement):
        raise Forbidden()
    found = [(majeure_ends_at(agreement, one), one) for one in events_going_on(agreement_id)]
    lasted = [one for ends_at, one in found if ends_at is not None and at >= ends_at]
    if not lasted:
        raise NotLongEnough(until=min((ends_at for ends_at, _one in found if ends_at), default=None))
    if all(one.side == side and one.state != MajeureState.ACCEPTED for one in lasted):
        raise NotAccepted()
    return end_for_cause(actor=actor, agreement=agreement, side=side, person_id=actor.person_id, reason=reason, at=at)
