"""Let a team write to each other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.sourcing.models import TeamMember, TeamOffer
from anyshore.sourcing.queries.teams import locked_team_offer


@action
def talk_in_team(*, actor: Actor, offer_id: UUID, at: datetime) -> TeamOffer:
    """The lead and the members of an offer share a thread, which the client does not see. Another team is another
    thread: who came later does not read what was written before, and who left keeps what was theirs.

    For the verbs that put the team together, which have permitted it. Refused: nothing.
    """
    request, offer = locked_team_offer(actor, offer_id)
    members = TeamMember.objects.filter(offer=offer).values_list("provider_id", flat=True)
    open_thread(
        actor=actor,
        subject=("team_offer", offer.id),
        title=request.title,
        organisation_ids=(offer.lead_id, *members),
        at=at,
    )
    return offer
