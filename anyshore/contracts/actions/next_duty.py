"""Make the next occurrence of a duty that comes again."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from anyshore.contracts.models import Duty, DutySeries
from anyshore.contracts.queries.duty_loading import last_of, plan_of
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def next_duty(*, actor: Actor, series: DutySeries, at: datetime) -> Duty | None:
    """The first occurrence that is due after ``at``, and after the last one, is open with its clock; None where one is
    open, the duty is over or no day of it is to come.

    For this domain's own verbs, which have locked the contract; ``actor`` is who brought it about. Its instant is
    fixed now, by the calendar of its party. Refused: nothing.
    """
    last, plan = last_of(series), plan_of(series)
    if series.over_at is not None or (last is not None and (plan.first_on is None or last.state == DutyState.OPEN)):
        return None
    own = calendar(series.organisation_id)
    due_at = plan.due_after(max(at, last.due_at) if last and last.due_at else at, own)
    if due_at is None and plan.first_on is not None:
        return None
    made = Duty.objects.create(
        series=series,
        agreement_id=series.agreement_id,
        adopted_id=series.adopted_id,
        organisation_id=series.organisation_id,
        number=last.number + 1 if last else 1,
        due_at=due_at,
        due_on=due_at.astimezone(ZoneInfo(own.zone)).date() if due_at else None,
        owner_id=series.owner_id,
        at=at,
        changed_at=at,
    )
    if due_at is not None:
        deadlines.start(
            verb="contracts.miss_duty", subject=("duty", made.id), due_at=due_at, at=at, args={"duty_id": made.id}
        )
    return made
