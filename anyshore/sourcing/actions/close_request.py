"""Close a request without an award."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.close_entries import close_entries
from anyshore.sourcing.actions.end_teams import end_teams
from anyshore.sourcing.actions.leave_lot import leave_lot
from anyshore.sourcing.actions.pass_over import pass_over
from anyshore.sourcing.events import RequestClosed
from anyshore.sourcing.models import Request
from anyshore.sourcing.policies import may_close_request
from anyshore.sourcing.queries.award import lots_decided, open_lots
from anyshore.sourcing.queries.contests import is_guaranteed, standing_entries
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.rules.contests import PrizeGuaranteed
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.scoring import WhyNot
from anyshore.sourcing.rules.states import Reason, RequestState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def close_request(*, actor: Actor, request_id: UUID, reason: str, at: datetime) -> Request:
    """The request is closed, nobody was chosen, and every bidder is told ``reason``. Where lots were awarded already,
    the others stay unawarded and the request is awarded.

    Those who may bind the client may. Refused: no reason (TextMissing), a request that is not open
    (RequestNotOpen), a contest with guaranteed prizes and entries (PrizeGuaranteed).
    """
    request = locked_request(actor, request_id)
    if not may_close_request(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_guaranteed(request.id) and standing_entries(request):
        raise PrizeGuaranteed()
    why = text(reason, "reason", LIMIT, least=1)
    if lots_decided(request).winners:
        for lot in open_lots(request):
            leave_lot(actor=actor, request_id=request.id, lot=lot, reason=why, at=at)
        request.refresh_from_db()
        return request
    move(request, "close", actor=actor, at=at, why=why, write={"closed_at": at, "close_reason": why})
    deadlines.stop(subject=("request", request.id), at=at)
    for proposal in live_proposals(request):
        pass_over(actor=actor, proposal_id=proposal.id, why=WhyNot(Reason.CLOSED), reason=why, at=at)
    end_teams(actor=actor, request_id=request.id, at=at)
    close_entries(actor=actor, request_id=request.id, reason=why, at=at)
    tell(RequestClosed(request_id=request.id, reason=why, at=at), actor=actor)
    return request
