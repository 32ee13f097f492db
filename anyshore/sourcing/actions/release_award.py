"""Release an award that came to nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.events import AwardReleased, RequestReopened
from anyshore.sourcing.models import Request
from anyshore.sourcing.policies import may_release_award
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules import clocks
from anyshore.sourcing.rules.states import Reason
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def release_award(*, actor: Actor, proposal_id: UUID, reason: str = "", at: datetime) -> Request:
    """The award is undone and the request is open again, with new clocks; its earlier bidders may send theirs anew.

    Called when no contract came of the award: either side may that can bind itself, and the clock. Refused: a
    proposal that is not awarded (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_release_award(actor, request, proposal):
        raise Forbidden()
    why = text(reason, "reason", LIMIT)
    told = {"reason_code": str(Reason.RELEASED), "reason": why}
    move(proposal, "release", actor=actor, at=at, why=why, write={"decided_at": at, **told})
    days = calendar(request.client_id)
    until = clocks.proposals_until(at, request.unit, days)
    decide = clocks.decide_until(until, request.unit, days)
    write = {"proposals_until": until, "decide_until": decide}
    move(request, "reopen", actor=actor, at=at, why=why, write=write)
    deadlines.start(
        verb="sourcing.lapse_request",
        subject=("request", request.id),
        due_at=decide,
        at=at,
        args={"request_id": request.id},
    )
    tell(AwardReleased(proposal_id=proposal.id, request_id=request.id, reason=why, at=at), actor=actor)
    tell(RequestReopened(request_id=request.id, proposals_until=until, reason=why, at=at), actor=actor)
    return request
