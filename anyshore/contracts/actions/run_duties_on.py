"""Let the duties of a side run on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.models import Agreement, Duty
from anyshore.contracts.queries.standstills import clocks_of_side
from anyshore.contracts.rules.standstill import moved_at
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import closes_at, working_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def run_duties_on(
    *, actor: Actor, agreement: Agreement, organisation_id: UUID, since: datetime, until: datetime, at: datetime
) -> int:
    """The clocks of its open duties run on, those that were still to come at ``since`` later by the time up to
    ``until``, on a working day; one that ran out before has none any more. Returns how many run.

    Inner: a standstill or an event of force majeure is over. For verbs that have locked the agreement and permitted
    the actor. Refused: nothing.
    """
    found = [
        one for one in clocks_of_side(agreement.pk, organisation_id) if one.due_at is not None and one.due_at > since
    ]
    for duty in found:
        _move(duty, organisation_id, since, until, at)
        assert duty.due_at is not None
        subject, args = ("duty", duty.pk), {"duty_id": duty.pk}
        deadlines.stop(subject=subject, at=at)
        deadlines.start(verb="contracts.miss_duty", subject=subject, due_at=duty.due_at, at=at, args=dict(args))
    return len(found)


def _move(duty: Duty, organisation_id: UUID, since: datetime, until: datetime, at: datetime) -> None:
    assert duty.due_at is not None
    own = calendar(organisation_id)
    moved = moved_at(duty.due_at, since, until)
    if moved == duty.due_at:
        return
    on = working_day(moved.astimezone(ZoneInfo(own.zone)).date(), own)
    duty.due_on, duty.due_at = on, closes_at(on, own)
    duty.sequence, duty.changed_at = duty.sequence + 1, at
    duty.save(update_fields=["due_on", "due_at", "sequence", "changed_at"])
