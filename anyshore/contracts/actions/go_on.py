"""Let the work under an agreement go on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.models import Agreement, Duty, Milestone, Standstill
from anyshore.contracts.queries.standstills import clocks_of_provider, open_standstill
from anyshore.contracts.rules.standstill import day_before, moved_at, moved_on
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import closes_at, working_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def go_on(*, actor: Actor, agreement: Agreement, milestone_ids: Collection[UUID], at: datetime) -> Standstill | None:
    """The standstill is over. Of these milestones, which are not accepted, those whose day was still to come are due
    as many days later, days being those of where the client sits; the provider's duties run on, those that were still
    to come due as much later, on a working day. None where nothing stood still.

    Inner: payments' suspension ends it. For verbs that have locked the agreement and permitted the actor. Refused:
    nothing.
    """
    found = open_standstill(agreement.pk)
    if found is None:
        return None
    found.until = at
    found.save(update_fields=["until"])
    zone = calendar(agreement.client_id).zone
    since, until = day_before(found.since, zone), day_before(at, zone)
    for milestone in Milestone.objects.filter(pk__in=milestone_ids, due_on__gt=since).order_by("position"):
        assert milestone.due_on is not None
        milestone.due_on = moved_on(milestone.due_on, since, until)
        milestone.moved_days += (until - since).days
        milestone.save(update_fields=["due_on", "moved_days"])
    for duty in clocks_of_provider(agreement.pk, agreement.provider_id):
        _run_on(duty, agreement, found.since, at)
    return found


def _run_on(duty: Duty, agreement: Agreement, since: datetime, at: datetime) -> None:
    """The clock of a duty runs on, to its moved instant; one that ran out before the standstill has none any more."""
    assert duty.due_at is not None
    if duty.due_at <= since:
        return
    own = calendar(agreement.provider_id)
    moved = moved_at(duty.due_at, since, at)
    if moved != duty.due_at:
        on = working_day(moved.astimezone(ZoneInfo(own.zone)).date(), own)
        duty.due_on, duty.due_at = on, closes_at(on, own)
        duty.sequence, duty.changed_at = duty.sequence + 1, at
        duty.save(update_fields=["due_on", "due_at", "sequence", "changed_at"])
    subject, args = ("duty", duty.pk), {"duty_id": duty.pk}
    deadlines.stop(subject=subject, at=at)
    deadlines.start(verb="contracts.miss_duty", subject=subject, due_at=duty.due_at, at=at, args=dict(args))
