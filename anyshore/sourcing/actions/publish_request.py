"""Publish a request."""

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
from anyshore.sourcing.events import RequestPublished
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.policies import may_publish_request
from anyshore.sourcing.queries.clearance import keep_nda
from anyshore.sourcing.queries.contests import is_contest
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.queries.versions import keep_version
from anyshore.sourcing.rules import clocks
from anyshore.sourcing.rules.contests import PrizesMissing
from anyshore.sourcing.rules.refusals import NotInFuture
from anyshore.sourcing.rules.states import RequestKind


@action
def publish_request(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """The draft is open: those who may see it can propose until an instant fixed now, the client decides by another.

    Those who may bind the client may. The second instant starts a clock: silence lapses the request. Refused: a
    request that is no draft (NotAllowed), a contest without a prize (PrizesMissing), an end of proposals that has
    passed (NotInFuture).
    """
    request = locked_request(actor, request_id)
    if not may_publish_request(actor, request):
        raise Forbidden()
    if request.kind == RequestKind.CONTEST and not is_contest(request.id):
        raise PrizesMissing(field="kind")
    days = calendar(request.client_id)
    until = request.proposals_until or clocks.proposals_until(at, request.unit, days)
    if until <= at:
        raise NotInFuture(field="proposals_until")
    decide = clocks.decide_until(until, request.unit, days)
    write = {"published_at": at, "proposals_until": until, "decide_until": decide}
    move(request, "publish", actor=actor, at=at, write=write)
    keep_nda(request, at=at)
    deadlines.stop(subject=("request", request.id), at=at)
    keep_version(request, read_request(request), author_id=request.author_id, at=at)
    deadlines.start(
        verb="sourcing.lapse_request",
        subject=("request", request.id),
        due_at=decide,
        at=at,
        args={"request_id": request.id},
    )
    told = RequestPublished(request_id=request.id, proposals_until=until, decide_until=decide, at=at)
    tell(told, actor=actor)
    return request
