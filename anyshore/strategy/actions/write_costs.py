"""Write the cost lines of an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import CostsWritten
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import replace_costs, touch_activity
from anyshore.strategy.queries.loading import worked_on
from anyshore.strategy.queries.sheets import must_fit
from anyshore.strategy.rules.costs import CostLine, checked, summed


@action
def write_costs(
    *, actor: Actor, activity_id: UUID, version: int, lines: tuple[CostLine, ...], at: datetime
) -> Activity:
    """The activity costs in a year what ``lines`` say, and nothing else of its own.

    Those who work for the client may. Refused: another version (Stale), lines that cannot be taken (rules.costs), an
    activity that was put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id, version)
    done = checked(lines, activity.inventory.currency)
    replace_costs(activity, done)
    must_fit(activity.inventory)
    touch_activity(activity)
    total = summed(done, activity.inventory.currency)
    tell(CostsWritten(activity_id=activity.id, amount_minor=total.amount_minor, at=at), actor=actor)
    return activity
