"""Finish an award once everything is decided."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.end_teams import end_teams
from anyshore.sourcing.actions.pass_over import pass_over
from anyshore.sourcing.events import RequestAwarded, RequestClosed
from anyshore.sourcing.models import Request
from anyshore.sourcing.queries.award import lots_decided, reasons_against
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.rules.scoring import WhyNot
from anyshore.sourcing.rules.states import Reason


@action
def finish_award(*, actor: Actor, request_id: UUID, words: str = "", at: datetime) -> Request:
    """Where no lot is open any more, the request is awarded (closed where no lot was), and every bidder who was not
    chosen is told why, with the client's ``words``. Else nothing changes.

    Called by the verbs that decide a lot or the whole, which have permitted it. Refused: nothing.
    """
    request = locked_request(actor, request_id)
    decided = lots_decided(request)
    if not decided.all:
        return request
    why = reasons_against(request, at) if decided.winners else {}
    left = live_proposals(request)
    if decided.winners:
        move(request, "award", actor=actor, at=at)
    else:
        move(request, "close", actor=actor, at=at, why=words, write={"closed_at": at, "close_reason": words})
    deadlines.stop(subject=("request", request.id), at=at)
    for one in left:
        pass_over(actor=actor, proposal_id=one.id, why=why.get(one.id, WhyNot(Reason.CLOSED)), reason=words, at=at)
    end_teams(actor=actor, request_id=request.id, at=at)
    if decided.winners:
        tell(RequestAwarded(request_id=request.id, proposal_id=decided.winners[0], at=at), actor=actor)
    else:
        tell(RequestClosed(request_id=request.id, reason=words, at=at), actor=actor)
    return request
