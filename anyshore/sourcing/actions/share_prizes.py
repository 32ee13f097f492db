"""Share guaranteed prizes that nobody was chosen for."""

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
from anyshore.sourcing.actions.lapse_request import lapse_request
from anyshore.sourcing.events.entries import PrizeGiven
from anyshore.sourcing.models import Entry
from anyshore.sourcing.policies import may_let_time_pass
from anyshore.sourcing.queries.contests import open_prizes, standing_entries
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.contests import shared_prizes


@action
def share_prizes(*, actor: Actor, request_id: UUID, at: datetime) -> list[Entry]:
    """What is left of the prizes is shared by the rule (docs/algorithms/contests.md); the contest is decided. Returned
    are the entries that got something: none where there is nobody to share with, and then the request has lapsed.

    Only the clock may. Refused: a contest that is not open any more (NotAllowed).
    """
    request = locked_request(actor, request_id)
    if not may_let_time_pass(actor):
        raise Forbidden()
    standing = standing_entries(request)
    left = sum(prize.amount_minor for prize in open_prizes(request))
    finalists = [one.id for one in standing if one.finalist_at]
    shares = shared_prizes(left, [one.id for one in standing], finalists)
    if not shares:
        lapse_request(actor=actor, request_id=request.id, at=at)
        return []
    move(request, "award", actor=actor, at=at)
    deadlines.stop(subject=("request", request.id), at=at)
    won = [one for one in standing if one.id in shares]
    for entry in won:
        move(entry, "choose", actor=actor, at=at, write={"decided_at": at, "won_minor": shares[entry.id]})
        tell(PrizeGiven(entry_id=entry.id, request_id=request.id, amount_minor=shares[entry.id], at=at), actor=actor)
    close_entries(actor=actor, request_id=request.id, reason="", at=at)
    return won
