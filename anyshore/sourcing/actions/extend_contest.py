"""Extend a contest, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events.entries import ContestExtended
from anyshore.sourcing.models import Contest, Request
from anyshore.sourcing.policies import may_edit_request
from anyshore.sourcing.queries.contests import contest_of
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.clocks import decide_until, is_over
from anyshore.sourcing.rules.contests import EXTENSION, ExtendedBefore, NotAContest
from anyshore.sourcing.rules.refusals import NotInFuture, OutOfRange, ProposalsClosed, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState


@action
def extend_contest(*, actor: Actor, request_id: UUID, until: datetime, at: datetime) -> Request:
    """Entries are taken until a later instant, seven days later at most, and the day of the decision moves with it.

    Those who may bind the client may, once, while entries are taken. Refused: a request that is no contest
    (NotAContest), not open (RequestNotOpen), closed for entries (ProposalsClosed), extended before (ExtendedBefore),
    an instant that is not later (NotInFuture) or too late (OutOfRange).
    """
    request = locked_request(actor, request_id)
    if not may_edit_request(actor, request):
        raise Forbidden()
    contest = contest_of(request)
    if contest is None:
        raise NotAContest()
    _check(request, contest, until, at)
    contest.extended_at = at
    contest.save(update_fields=["extended_at"])
    request.proposals_until = until
    request.decide_until = decide_until(until, request.unit, calendar(request.client_id))
    request.save(update_fields=["proposals_until", "decide_until"])
    subject, due = ("request", request.id), request.decide_until
    deadlines.stop(subject=subject, at=at)
    args: dict[str, object] = {"request_id": request.id}
    if contest.guaranteed:
        deadlines.start(verb="contracts.settle_contest", subject=subject, due_at=due, at=at, args=args)
    else:
        deadlines.start(verb="sourcing.lapse_request", subject=subject, due_at=due, at=at, args=args)
    tell(ContestExtended(request_id=request.id, until=until, decide=request.decide_until, at=at), actor=actor)
    return request


def _check(request: Request, contest: Contest, until: datetime, at: datetime) -> None:
    if request.state != RequestState.OPEN or request.proposals_until is None:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if contest.extended_at is not None:
        raise ExtendedBefore()
    if until <= request.proposals_until:
        raise NotInFuture(field="until")
    if until > request.proposals_until + EXTENSION:
        raise OutOfRange(field="until", low=1, high=EXTENSION.days)
