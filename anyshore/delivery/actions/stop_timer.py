"""Stop a timer and keep its minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from anyshore.delivery.actions.enter_hours import enter_hours
from anyshore.delivery.events import TimerStopped
from anyshore.delivery.models import Timer
from anyshore.delivery.queries.sheets import cells_with, timer_with_agreement_locked
from anyshore.delivery.rules.weeks import minutes_by_day
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

LONGEST = timedelta(hours=24)


class TimerTooLong(Refused):
    """The timer ran for more than a day, since ``since``: nobody worked so long."""

    code = "timer_too_long"


@action
def stop_timer(*, actor: Actor, timer_id: UUID, at: datetime) -> Timer:
    """The timer stands; its whole minutes are added to the person's sheet, split at midnight UTC.

    The person themselves. Refused: others (Forbidden), a timer that stands already (NotFound) or ran for more than 24
    hours (TimerTooLong), and whatever enter_hours refuses; the timer then runs on, and can be discarded.
    """
    timer = timer_with_agreement_locked(actor, timer_id)
    if timer.person_id != actor.person_id:
        raise Forbidden()
    if at - timer.began_at > LONGEST:
        raise TimerTooLong(since=timer.began_at)
    spans = list(minutes_by_day(timer.began_at, at))
    timer.ended_at = at
    timer.kept_minutes += sum(minutes for _day, minutes in spans)
    timer.save(update_fields=["ended_at", "kept_minutes"])
    cells = cells_with(timer, spans)
    if cells:
        enter_hours(actor=actor, agreement_id=timer.agreement_id, cells=cells, at=at)
    told = TimerStopped(agreement_id=timer.agreement_id, timer_id=timer_id, person_id=timer.person_id, at=at)
    tell(told, actor=actor)
    return timer
