"""End the offers that wait for teams, with their request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import TeamLapsed
from anyshore.sourcing.models import Request
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.queries.teams import waiting_offers


@action
def end_teams(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """The request has ended: offers on it that wait for members lapse, and lead and members are told.

    Called by the verbs that end a request, which have permitted it. Refused: nothing.
    """
    request = locked_request(actor, request_id)
    for offer in waiting_offers(request):
        move(offer, "lapse", actor=actor, at=at, write={"ended_at": at})
        deadlines.stop(subject=("team_offer", offer.id), at=at)
        tell(TeamLapsed(team_offer_id=offer.id, request_id=request.id, at=at), actor=actor)
    return request
