"""End the scoring of a tender's round: points are shown, and fixed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.open_threads import open_threads
from anyshore.sourcing.events import ScoringClosed
from anyshore.sourcing.models import Tender
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.queries.tenders import tender_of


@action
def end_scoring(*, actor: Actor, request_id: UUID, reason: str = "", at: datetime) -> Tender:
    """Everybody of the client sees all points, the names too where they were hidden, and nobody changes a point.

    Called by the verbs that give the last point or close the scoring, which have permitted it. Refused: nothing.
    """
    request = locked_request(actor, request_id)
    tender = tender_of(request)
    tender.scoring_closed_at, tender.scoring_reason = at, reason
    tender.save()
    if tender.names_hidden:
        open_threads(actor=actor, request_id=request.id, at=at)
    tell(ScoringClosed(request_id=request.id, round=tender.round, reason=reason, at=at), actor=actor)
    return tender
