"""Write down what running timers have of a week that closes."""

from __future__ import annotations

from datetime import datetime

from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.queries.sheets import lock_person, minutes_on, timers_running
from anyshore.delivery.rules.weeks import MINUTES_A_DAY, begins_at, minutes_by_day, next_week
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def keep_timers(*, actor: Actor, sheet: Sheet, at: datetime) -> int:
    """The minutes of the week that timers ran stand in its sheet, and those timers count from the week after on.

    For this domain's own verbs, which have locked the agreement. Returns how many timers. A day takes no more than its
    24 hours: what is beyond is dropped. Refused: nothing.
    """
    end = begins_at(next_week(sheet.week))
    found = [one for one in timers_running(sheet.agreement_id) if one.began_at < end <= at]
    for timer in found:
        lock_person(timer.person_id)
        for day, minutes in minutes_by_day(max(timer.began_at, begins_at(sheet.week)), end):
            left = min(minutes, MINUTES_A_DAY - minutes_on(timer.person_id, day))
            place = {"sheet": sheet, "person_id": timer.person_id, "line": timer.line, "day": day, "corrects": None}
            there = Entry.objects.filter(**place).first()
            if there is None and left > 0:
                Entry.objects.create(**place, minutes=left, note=timer.note, at=at)
            elif there is not None and left > 0:
                there.minutes += left
                there.save(update_fields=["minutes"])
            timer.kept_minutes += max(left, 0)
        timer.began_at = end
        timer.save(update_fields=["began_at", "kept_minutes"])
    return len(found)
