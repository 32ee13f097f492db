"""Start a timer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.delivery.events import TimerStarted
from anyshore.delivery.models import Timer
from anyshore.delivery.policies import may_enter_hours
from anyshore.delivery.queries.board import must_be_on_board
from anyshore.delivery.queries.sheets import lines_of, lock_person, running_timer
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.sheets import checked_entry_note
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class TimerRuns(Refused):
    """The person's timer runs since ``since`` already: one at a time."""

    code = "timer_runs"


@action
def start_timer(
    *, actor: Actor, agreement_id: UUID, line: int, note: str = "", item_id: UUID | None = None, at: datetime
) -> Timer:
    """The person's timer runs, wherever they go on, until they stop it; its minutes count for the item of the board.

    Those of the provider who work. Refused: others (Forbidden), an agreement that does not run (NotLive) or pays no
    hours (NoHours), a line or an item of the board that is none (Invalid), a second timer of one person (TimerRuns).
    """
    agreement = locked_agreement(actor, agreement_id)
    if actor.person_id is None or not may_enter_hours(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    lines = lines_of(agreement)
    if not 1 <= line <= len(lines.time):
        raise Invalid(field="line", reason="range", low=1, high=len(lines.time))
    if item_id is not None:
        must_be_on_board(agreement_id, item_id)
    lock_person(actor.person_id)
    there = running_timer(actor.person_id)
    if there is not None:
        raise TimerRuns(since=there.began_at)
    timer = Timer.objects.create(
        agreement=agreement,
        person_id=actor.person_id,
        line=line,
        item_id=item_id,
        note=checked_entry_note(note),
        began_at=at,
    )
    told = TimerStarted(agreement_id=agreement_id, timer_id=timer.pk, person_id=actor.person_id, at=at)
    tell(told, actor=actor)
    return timer
