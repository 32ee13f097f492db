"""Give a prize to an entry."""

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
from anyshore.sourcing.actions.mark_awarded import DecisionOverdue
from anyshore.sourcing.events.entries import PrizeGiven
from anyshore.sourcing.models import Entry
from anyshore.sourcing.policies import may_award
from anyshore.sourcing.queries.contests import locked_entry, open_prizes, prize_on_offer
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def give_prize(*, actor: Actor, entry_id: UUID, prize_id: UUID, words: str = "", at: datetime) -> Entry:
    """The entry has won the prize; with the last prize the contest is decided, and every other author is told.

    Those who may bind the client may, before the day of the decision is over. Refused: a contest that is not open
    (RequestNotOpen) or overdue (DecisionOverdue), a prize of another contest (NotFound) or one that is given
    (PrizeTaken), an entry that does not stand (NotAllowed).
    """
    request, entry = locked_entry(actor, entry_id)
    if not may_award(actor, request):
        raise Forbidden()
    prize = prize_on_offer(request, prize_id)
    if is_over(request.decide_until, at):
        raise DecisionOverdue(until=request.decide_until)
    said = text(words, "words", LIMIT)
    move(entry, "choose", actor=actor, at=at, write={"decided_at": at, "won_minor": prize.amount_minor})
    prize.entry = entry
    prize.save(update_fields=["entry"])
    tell(PrizeGiven(entry_id=entry.id, request_id=request.id, amount_minor=prize.amount_minor, at=at), actor=actor)
    if not open_prizes(request):
        move(request, "award", actor=actor, at=at)
        deadlines.stop(subject=("request", request.id), at=at)
        close_entries(actor=actor, request_id=request.id, reason=said, at=at)
    return entry
