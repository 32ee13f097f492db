"""Remind a member of a team."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import MemberReminded
from anyshore.sourcing.models import TeamMember
from anyshore.sourcing.policies import may_lead_team
from anyshore.sourcing.queries.teams import answers_to, locked_team_offer, member_of
from anyshore.sourcing.rules.teams import REMIND_AFTER, TeamState


class RemindedLately(Refused):
    """The member was asked or reminded less than a day ago; the next may go at ``free_at``."""

    code = "reminded_lately"


@action
def remind_member(*, actor: Actor, offer_id: UUID, provider_id: UUID, at: datetime) -> TeamMember:
    """A member that has not answered is reminded by mail.

    Those who may bind the lead may, once a day. Refused: one that has answered or an offer that does not wait
    (NotAllowed), who is not asked (NotFound), too soon (RemindedLately).
    """
    request, offer = locked_team_offer(actor, offer_id)
    if not may_lead_team(actor, offer):
        raise Forbidden()
    member = member_of(offer, provider_id)
    if offer.state != TeamState.WAITING or member.provider_id in answers_to(offer):
        raise NotAllowed(kind="team_offer", state=offer.state, verb="remind")
    free_at = (member.reminded_at or member.asked_at) + REMIND_AFTER
    if at < free_at:
        raise RemindedLately(free_at=free_at)
    member.reminded_at = at
    member.save(update_fields=["reminded_at"])
    tell(
        MemberReminded(team_offer_id=offer.id, request_id=request.id, provider_id=member.provider_id, at=at),
        actor=actor,
    )
    return member
