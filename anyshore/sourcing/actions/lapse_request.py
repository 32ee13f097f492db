"""Let a request lapse: the client did not decide in time."""

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
from anyshore.sourcing.actions.finish_award import finish_award
from anyshore.sourcing.actions.pass_over import pass_over
from anyshore.sourcing.events import RequestLapsed
from anyshore.sourcing.models import Lot, Request
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.award import lots_decided
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.rules.scoring import WhyNot
from anyshore.sourcing.rules.states import Reason
from anyshore.sourcing.rules.tenders import LotState


@action
def lapse_request(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """The request ended without an award, and every bidder is told that the client did not decide. Where lots were
    awarded already, the others stay unawarded and the request is awarded.

    Only the clock may, at the instant by which the client must have decided. Refused: a request that is not open
    any more (NotAllowed).
    """
    request = locked_request(actor, request_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    if lots_decided(request).winners:
        for lot in Lot.objects.filter(request=request, state=LotState.OPEN).order_by("position"):
            move(lot, "leave", actor=actor, at=at, write={"decided_at": at})
        return finish_award(actor=actor, request_id=request.id, at=at)
    move(request, "lapse", actor=actor, at=at, write={"closed_at": at})
    deadlines.stop(subject=("request", request.id), at=at)
    for proposal in live_proposals(request):
        pass_over(actor=actor, proposal_id=proposal.id, why=WhyNot(Reason.LAPSED), at=at)
    end_teams(actor=actor, request_id=request.id, at=at)
    close_entries(actor=actor, request_id=request.id, reason="", at=at)
    tell(RequestLapsed(request_id=request.id, at=at), actor=actor)
    return request
