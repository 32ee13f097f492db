"""Ask for no duty of a contract any more."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.close_duty import close_duty
from anyshore.contracts.models import DutySeries
from anyshore.contracts.queries.duty_loading import Root, live_series, open_duties
from anyshore.contracts.rules.duties.keeping import TERMS
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def close_duties(*, actor: Actor, of: Root, at: datetime) -> int:
    """What the terms asked for and was open falls away, and nothing of it comes again; what was done, missed or waived
    stays as it is, and so does what an acceptance brought.

    For verbs that end a contract, which have locked it and permitted the actor. Returns how many fell away. Refused:
    nothing.
    """
    series = live_series(of, TERMS)
    waiting = open_duties(one.id for one in series)
    for duty in waiting.values():
        close_duty(actor=actor, duty=duty, at=at)
    DutySeries.objects.filter(pk__in=[one.id for one in series]).update(over_at=at)
    return len(waiting)
