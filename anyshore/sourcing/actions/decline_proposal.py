"""Decline a proposal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import ProposalDeclined
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.policies import may_decline_proposal
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules.states import DECLINE_REASONS, Reason
from anyshore.sourcing.rules.terms import one_of, text

LIMIT = 2_000


@action
def decline_proposal(*, actor: Actor, proposal_id: UUID, reason_code: str, reason: str = "", at: datetime) -> Proposal:
    """The proposal is out of the running, and its bidder is told why.

    Those who may bind the client may. Refused: a reason that is none of rules.states.DECLINE_REASONS
    (ChoiceUnknown), ``other`` without words (TextMissing), a proposal that does not stand (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_decline_proposal(actor, request):
        raise Forbidden()
    code = str(one_of(reason_code, "reason_code", DECLINE_REASONS))
    why = text(reason, "reason", LIMIT, least=1 if code == Reason.OTHER else 0)
    write = {"decided_at": at, "reason_code": code, "reason": why, "shortlisted_at": None}
    move(proposal, "decline", actor=actor, at=at, why=why or code, write=write)
    deadlines.stop(subject=("proposal", proposal.id), at=at)
    event = ProposalDeclined(proposal_id=proposal.id, request_id=request.id, reason_code=code, reason=why, at=at)
    tell(event, actor=actor)
    return proposal
