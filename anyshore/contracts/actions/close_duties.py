"""Ask for no duty of a contract any more."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.close_duty import close_duty
from anyshore.contracts.models import DutySeries
from anyshore.contracts.queries.duty_loading import Root, disputed_duties, live_series, open_duties
from anyshore.contracts.rules.duties.keeping import TERMS
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def close_duties(*, actor: Actor, of: Root, at: datetime) -> int:
    """What the terms asked for and was open falls away, and so does what is disputed before its day; nothing of it
    comes again. What was done, missed or waived stays as it is, and so does what an acceptance brought.

    For verbs that end a contract, which have locked it and permitted the actor. Returns how many fell away. Refused:
    nothing.
    """
    series = live_series(of, TERMS)
    own = [one.id for one in series]
    waiting = [*open_duties(own).values(), *disputed_duties(own, at)]
    for duty in waiting:
        close_duty(actor=actor, duty=duty, at=at)
    DutySeries.objects.filter(pk__in=own).update(over_at=at)
    return len(waiting)
