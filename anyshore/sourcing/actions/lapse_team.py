"""Let an offer lapse to which not all members of its team have agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import TeamLapsed
from anyshore.sourcing.models import TeamOffer
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.teams import locked_team_offer, until_of
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.states import RequestState


@action
def lapse_team(*, actor: Actor, offer_id: UUID, at: datetime) -> TeamOffer:
    """The request takes no more proposals: what not all have agreed to is not sent, and lead and members are told.
    Where the request is open for longer now, it waits until then.

    Only the clock may. Refused: one that does not wait (NotAllowed).
    """
    request, offer = locked_team_offer(actor, offer_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    subject = ("team_offer", offer.id)
    if request.state == RequestState.OPEN and not is_over(request.proposals_until, at):
        deadlines.stop(subject=subject, at=at)
        deadlines.start(
            verb="sourcing.lapse_team",
            subject=subject,
            due_at=until_of(request, at),
            at=at,
            args={"offer_id": offer.id},
        )
        return offer
    move(offer, "lapse", actor=actor, at=at, write={"ended_at": at})
    deadlines.stop(subject=subject, at=at)
    tell(TeamLapsed(team_offer_id=offer.id, request_id=request.id, at=at), actor=actor)
    return offer
