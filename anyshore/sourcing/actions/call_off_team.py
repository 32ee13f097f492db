"""Give up an offer that waits for its team."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import TeamCalledOff
from anyshore.sourcing.models import TeamOffer
from anyshore.sourcing.policies import may_lead_team
from anyshore.sourcing.queries.teams import locked_team_offer
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def call_off_team(*, actor: Actor, offer_id: UUID, reason: str = "", at: datetime) -> TeamOffer:
    """The offer waits no more and is not sent; its members are told, with ``reason``. A version of the proposal that
    stands goes on to bind.

    Those who may bind the lead may. Refused: one that does not wait (NotAllowed).
    """
    request, offer = locked_team_offer(actor, offer_id)
    if not may_lead_team(actor, offer):
        raise Forbidden()
    why = text(reason, "reason", LIMIT)
    move(offer, "call_off", actor=actor, at=at, why=why, write={"ended_at": at})
    deadlines.stop(subject=("team_offer", offer.id), at=at)
    tell(TeamCalledOff(team_offer_id=offer.id, request_id=request.id, reason=why, at=at), actor=actor)
    return offer
