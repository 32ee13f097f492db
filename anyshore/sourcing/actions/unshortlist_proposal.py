"""Take a proposal off the shortlist."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import ProposalUnshortlisted
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.policies import may_shortlist
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules.states import ProposalState


@action
def unshortlist_proposal(*, actor: Actor, proposal_id: UUID, at: datetime) -> Proposal:
    """The proposal is not on the shortlist any more; it still stands. Doing it again changes nothing.

    Those who work for the client may. Refused: a proposal that does not stand (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_shortlist(actor, request):
        raise Forbidden()
    if proposal.state != ProposalState.SENT:
        raise NotAllowed(kind="proposal", state=proposal.state, verb="unshortlist")
    if proposal.shortlisted_at is not None:
        proposal.shortlisted_at = None
        proposal.save(update_fields=["shortlisted_at"])
        tell(ProposalUnshortlisted(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    return proposal
