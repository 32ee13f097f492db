"""Keep what later stages know of an organisation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.catalogue.events import StandingRecorded
from anyshore.catalogue.models import Standing
from anyshore.kit.actor import Actor
from anyshore.parties.rules import ORGANISATION
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch


@action
def record_standing(
    *,
    actor: Actor,
    organisation_id: UUID,
    side: str,
    contracts: int,
    reviews: int,
    score: int | None,
    score_low: int | None,
    score_high: int | None,
    on_time: int,
    delivered: int,
    at: datetime,
) -> Standing:
    """The organisation's standing on one side (``client`` or ``provider``) is what is given: counts, and the score
    of 0 to 100 with its range, empty where nobody has reviewed it.

    Inner: later stages work it out and push it down (reviews' update_standing), after its row was locked.
    """
    standing, _ = Standing.objects.update_or_create(
        organisation_id=organisation_id,
        side=side,
        defaults={
            "contracts": contracts,
            "reviews": reviews,
            "score": score,
            "score_low": score_low,
            "score_high": score_high,
            "on_time": on_time,
            "delivered": delivered,
            "changed_at": at,
        },
    )
    touch(ORGANISATION.kind, organisation_id)
    tell(StandingRecorded(organisation_id=organisation_id, side=side, score=score, at=at), actor=actor)
    return standing
