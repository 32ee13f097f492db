"""Work out an organisation's standing anew and push it down."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.catalogue.actions.record_standing import record_standing
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.reviews.queries import facts_of, lock_standing, score

if TYPE_CHECKING:
    from anyshore.catalogue.models import Standing


@action
def update_standing(*, actor: Actor, organisation_id: UUID, side: Side, at: datetime) -> Standing:
    """The catalogue knows the organisation's contracts, punctuality and score on one side as they are now.

    Inner: called when an agreement ends and when reviews are shown. The row is locked before anything is counted,
    so that of two at once the later one counts both.
    """
    lock_standing(organisation_id, side, at)
    facts, points = facts_of(organisation_id, side), score(organisation_id, side)
    return record_standing(
        actor=actor,
        organisation_id=organisation_id,
        side=str(side),
        contracts=facts.contracts,
        reviews=points.reviews if points else 0,
        score=points.score if points else None,
        score_low=points.low if points else None,
        score_high=points.high if points else None,
        on_time=facts.on_time,
        delivered=facts.delivered,
        at=at,
    )
