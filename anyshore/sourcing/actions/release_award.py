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
from anyshore.sourcing.models import Lot, Proposal, Request
from anyshore.sourcing.policies import may_release_award
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules import clocks
from anyshore.sourcing.rules.states import Reason, RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def release_award(*, actor: Actor, proposal_id: UUID, reason: str = "", at: datetime) -> Request:
    """The award is undone and the request is open again, with new clocks; its earlier bidders may send theirs anew.
    Lots that were awarded to it are open again; a request in which other lots are still open stays as it is.
    What was sealed has been opened and is not sealed again, which its page says to both sides.

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
    _free_lots(actor, proposal, why, at)
    if request.state == RequestState.OPEN:
        tell(AwardReleased(proposal_id=proposal.id, request_id=request.id, reason=why, at=at), actor=actor)
        return request
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


def _free_lots(actor: Actor, proposal: Proposal, why: str, at: datetime) -> None:
    for lot in Lot.objects.filter(winner=proposal).order_by("position"):
        move(lot, "release", actor=actor, at=at, why=why, write={"winner_id": None, "decided_at": None})
