"""Bind a side to its duty again, once an event of force majeure is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.go_on import go_on
from anyshore.contracts.actions.move_days import move_days
from anyshore.contracts.actions.run_duties_on import run_duties_on
from anyshore.contracts.actions.stand_still import stand_still
from anyshore.contracts.queries.majeure import freed_by, is_of_all_work
from anyshore.contracts.queries.standstills import open_standstill
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.standstill import day_before
from anyshore.delivery.actions.shift_cures import shift_cures
from anyshore.delivery.actions.shift_periods import shift_periods
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.payments.actions.resume_due import resume_due
from anyshore.payments.queries.suspension import open_milestones, stands_for_payment
from anyshore.plumbing.actions import action

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement, MajeureEvent


@action
def bind_side(*, actor: Actor, agreement: Agreement, event: MajeureEvent, at: datetime) -> None:
    """Its dates move by the time that the event lasted, and the clocks that stood still run on. An event that was
    accepted only once it had passed moves the days of milestones and duties; clocks that have run meanwhile have run.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: nothing.
    """
    since, until = freed_by(event, agreement)
    ended = until or at
    if event.side == Side.CLIENT:
        own = agreement.client_id
        run_duties_on(actor=actor, agreement=agreement, organisation_id=own, since=since, until=ended, at=at)
        return
    if not is_of_all_work(event):
        _move(actor, event, set(open_milestones(agreement.pk)), at)
        return
    still = open_standstill(agreement.pk)
    if still is not None and stands_for_payment(agreement.pk):
        _move_before(actor, agreement, event, still.since, at)
        return
    if still is None:
        stand_still(actor=actor, agreement=agreement, since=since, at=at)
    go_on(actor=actor, agreement=agreement, milestone_ids=open_milestones(agreement.pk), until=ended, at=at)
    if still is not None:
        shift_periods(actor=actor, agreement=agreement, since=still.since, at=at)
        shift_cures(actor=actor, agreement=agreement, since=still.since, at=at)
        resume_due(actor=actor, agreement_id=agreement.pk, at=at)


def _move_before(actor: Actor, agreement: Agreement, event: MajeureEvent, stopped_at: datetime, at: datetime) -> None:
    """Work still stands still because a payment is late, and moves dates from ``stopped_at`` on: the days of the event
    before that move them now."""
    if event.over_on is None:
        return
    before = event.began_on - timedelta(days=1)
    last = min(event.over_on - timedelta(days=1), day_before(stopped_at, calendar(agreement.client_id).zone))
    if last > before:
        ids = open_milestones(agreement.pk)
        move_days(actor=actor, milestone_ids=ids, since=before, until=last, at=at)


def _move(actor: Actor, event: MajeureEvent, open_: set[UUID], at: datetime) -> None:
    """The days of the milestones that it concerns and that are still open."""
    if event.over_on is None:
        return
    ids = [one for one in open_ if str(one) in event.milestone_ids]
    before = timedelta(days=1)
    move_days(actor=actor, milestone_ids=ids, since=event.began_on - before, until=event.over_on - before, at=at)
