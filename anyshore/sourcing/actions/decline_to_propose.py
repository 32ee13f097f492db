"""Decline an invitation to propose."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import InvitationDeclined
from anyshore.sourcing.models import Invitation
from anyshore.sourcing.policies import may_decline_to_propose
from anyshore.sourcing.queries.loading import invitation_of, locked_request, proposal_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def decline_to_propose(*, actor: Actor, request_id: UUID, reason: str = "", at: datetime) -> Invitation:
    """The client knows that the invited provider will not propose; a proposal later is still possible.

    Those who work for the provider may. Refused: no invitation (NotFound), one declined before or followed by a
    proposal (NotAllowed), a request that is not open (RequestNotOpen).
    """
    request = locked_request(actor, request_id)
    if not may_decline_to_propose(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    invitation = invitation_of(request, actor.organisation_id)
    if invitation is None:
        raise NotFound()
    if invitation.declined_at or proposal_of(request, actor.organisation_id):
        raise NotAllowed(kind="invitation", state="answered", verb="decline")
    why = text(reason, "reason", LIMIT)
    invitation.declined_at = at
    invitation.save(update_fields=["declined_at"])
    event = InvitationDeclined(request_id=request.id, provider_id=invitation.provider_id, reason=why, at=at)
    tell(event, actor=actor)
    return invitation
