"""Leave a lot unawarded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.finish_award import finish_award
from anyshore.sourcing.events import LotLeft
from anyshore.sourcing.models import Decision, Lot
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.refusals import LotsMissing, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.tenders import WORDS_LIMIT, StillSealed
from anyshore.sourcing.rules.terms import text


@action
def leave_lot(*, actor: Actor, request_id: UUID, lot: int, reason: str, at: datetime) -> Lot:
    """The lot (by its place) stays unawarded for ``reason``; if it was the last, the request is decided.

    Those who may bind the client may. Refused: a request that is not open (RequestNotOpen), one still sealed
    (StillSealed), a lot that is none (LotsMissing) or decided (NotAllowed), no reason (TextMissing).
    """
    request = locked_request(actor, request_id)
    if not may_award(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if request.sealed and request.opened_at is None:
        raise StillSealed()
    found = Lot.objects.filter(request=request, position=lot).first()
    if found is None:
        raise LotsMissing(field="lots")
    why = text(reason, "reason", WORDS_LIMIT, least=1)
    move(found, "leave", actor=actor, at=at, why=why, write={"decided_at": at, "reason": why})
    Decision.objects.create(request=request, lots=[lot], reason=why, by_id=actor.acting_person, at=at)
    tell(LotLeft(request_id=request.id, lot=lot, reason=why, at=at), actor=actor)
    finish_award(actor=actor, request_id=request.id, words=why, at=at)
    return found
