"""Confirm the opening of sealed proposals: the second person's confirmation opens them all."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.open_threads import open_threads
from anyshore.sourcing.events import OpeningConfirmed, ProposalsOpened
from anyshore.sourcing.models import Opening, Request
from anyshore.sourcing.policies import may_open
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.queries.tenders import openers_of, tender_of
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.tenders import OPENERS


class TooEarly(Refused):
    """Sealed proposals stay sealed until the time for proposals ends, at ``until``."""

    code = "too_early_to_open"


class AlreadyConfirmed(Refused):
    """This person has confirmed: another of those named must too."""

    code = "already_confirmed"


@action
def confirm_opening(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """The person's confirmation stands; with the second, all proposals are open from one instant on, and it is on
    record who opened them.

    Those named to open may, after the end of proposals. Refused: others (Forbidden), a plain request (NotATender),
    one not sealed or opened before (NotAllowed), one that is over (RequestNotOpen), before the end of proposals
    (TooEarly), the same person again (AlreadyConfirmed).
    """
    request = locked_request(actor, request_id)
    if not may_open(actor, request, openers_of(request)):
        raise Forbidden()
    tender = tender_of(request)
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if not request.sealed or request.opened_at is not None:
        raise NotAllowed(kind="request", state="opened" if request.opened_at else "not_sealed", verb="open")
    if not is_over(request.proposals_until, at):
        raise TooEarly(until=request.proposals_until)
    confirmed = Opening.objects.filter(request=request, round=tender.round)
    if confirmed.filter(person_id=actor.person_id).exists():
        raise AlreadyConfirmed()
    Opening.objects.create(request=request, round=tender.round, person_id=actor.acting_person, at=at)
    opens = confirmed.count() >= OPENERS
    tell(OpeningConfirmed(request_id=request.id, round=tender.round, opens=opens, at=at), actor=actor)
    if opens:
        request.opened_at = at
        request.save(update_fields=["opened_at"])
        count = len(live_proposals(request))
        if not tender.names_hidden:
            open_threads(actor=actor, request_id=request.id, at=at)
        tell(ProposalsOpened(request_id=request.id, round=tender.round, count=count, at=at), actor=actor)
    return request
