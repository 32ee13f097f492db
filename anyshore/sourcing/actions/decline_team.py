"""Decline to take part in a team's offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import TeamDeclined
from anyshore.sourcing.models import TeamAnswer, TeamOffer
from anyshore.sourcing.policies import may_answer_team
from anyshore.sourcing.queries.clearance import signer_name
from anyshore.sourcing.queries.teams import locked_team_offer, member_of
from anyshore.sourcing.rules.teams import TeamState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def decline_team(*, actor: Actor, offer_id: UUID, reason: str, at: datetime) -> TeamOffer:
    """The actor's organisation will not take part on these terms; an agreement that it gave is taken back. The lead is
    told ``reason``, and may change the terms or ask somebody else.

    Those who may bind a member may, while the offer waits. Refused: who is not asked (NotFound), no reason
    (TextMissing), one that does not wait (NotAllowed).
    """
    request, offer = locked_team_offer(actor, offer_id)
    member = member_of(offer, actor.organisation_id)
    if not may_answer_team(actor, member):
        raise Forbidden()
    if offer.state != TeamState.WAITING:
        raise NotAllowed(kind="team_offer", state=offer.state, verb="decline")
    why = text(reason, "reason", LIMIT, least=1)
    TeamAnswer.objects.create(
        offer=offer,
        provider_id=member.provider_id,
        agrees=False,
        hash=offer.hash,
        person_id=actor.acting_person,
        name=signer_name(actor.acting_person),
        words=why,
        at=at,
    )
    told = TeamDeclined(
        team_offer_id=offer.id, request_id=request.id, provider_id=member.provider_id, reason=why, at=at
    )
    tell(told, actor=actor)
    return offer
