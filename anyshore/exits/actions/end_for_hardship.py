"""End an agreement because talks about new terms have failed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.hardship import open_talks
from anyshore.exits.actions.end_for_cause import end_for_cause
from anyshore.exits.policies import may_give_notice, side_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.exits.models import Notice


class TalksNotOver(Refused):
    """No talks have failed; ``until`` is when those that run are over, None where none run."""

    code = "hardship_talks_not_over"


@action
def end_for_hardship(*, actor: Actor, agreement_id: UUID, reason: str, at: datetime) -> Notice:
    """The agreement ends when the days of the clause are over, counted where the other side sits, whatever the terms'
    notice. Until then the old terms stand; work handed in by then keeps its review and is paid when accepted.

    Either side's people who bind it, once talks are over without agreement. Refused: others (Forbidden), before that
    (TalksNotOver), no reason (ReasonMissing), a notice that runs already (NoticeRunning).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_give_notice(actor, agreement):
        raise Forbidden()
    found = open_talks(agreement_id)
    if found is None or at < found.until:
        raise TalksNotOver(until=found.until if found else None)
    return end_for_cause(
        actor=actor,
        agreement=agreement,
        side=side,
        person_id=actor.person_id,
        reason=reason,
        days=found.end_days,
        at=at,
    )
