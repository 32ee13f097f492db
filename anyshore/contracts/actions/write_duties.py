"""Let a contract's list of duties be what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.actions.close_duty import close_duty
from anyshore.contracts.actions.next_duty import next_duty
from anyshore.contracts.models import Duty, DutySeries
from anyshore.contracts.queries.duty_loading import (
    Root,
    columns_of_plan,
    disputed_duties,
    live_series,
    open_duties,
    party_of,
    plan_of,
    root_of,
)
from anyshore.contracts.rules.duties.keeping import TERMS, DutyPlan
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action


@action
def write_duties(
    *,
    actor: Actor,
    of: Root,
    plans: Iterable[DutyPlan],
    batch: str = TERMS,
    version: int = 0,
    owners: Mapping[str, UUID] | None = None,
    at: datetime,
) -> list[DutySeries]:
    """The duties of this ``batch`` are ``plans``: one that is new has its first occurrence to come, one that changed
    its open one on the new day, one that is asked for no more has none. What is past stays as it was.

    For verbs that have locked the contract and permitted the actor. ``owners`` look after the new ones of their side.
    Refused: nothing.
    """
    wanted, there = {plan.key: plan for plan in plans}, {one.key: one for one in live_series(of, batch)}
    waiting = open_duties(one.id for one in there.values())
    for key, series in there.items():
        if key not in wanted:
            _stop(actor, series, waiting.get(series.id), at)
        elif wanted[key] != plan_of(series):
            _change(actor, series, wanted[key], waiting.get(series.id), version, at)
    new = [plan for key, plan in wanted.items() if key not in there]
    made = DutySeries.objects.bulk_create(
        DutySeries(
            **root_of(of), **columns_of_plan(plan), batch=batch, version=version, at=at,
            organisation_id=party_of(of, plan.side), owner_id=(owners or {}).get(plan.side),
        )
        for plan in new
    )  # fmt: skip
    for series in made:
        next_duty(actor=actor, series=series, at=at)
    return made


def _stop(actor: Actor, series: DutySeries, waiting: Duty | None, at: datetime) -> None:
    series.over_at = at
    series.save(update_fields=["over_at"])
    for duty in ([waiting] if waiting else []) + disputed_duties([series.id], at):
        close_duty(actor=actor, duty=duty, at=at)


def _change(
    actor: Actor, series: DutySeries, plan: DutyPlan, waiting: Duty | None, version: int, at: datetime
) -> None:
    """The rule is the new one; what waits is due on the first of its days from now on."""
    columns: dict[str, Any] = {**columns_of_plan(plan), "version": version}
    for name, value in columns.items():
        setattr(series, name, value)
    series.save(update_fields=list(columns))
    if waiting is None:
        next_duty(actor=actor, series=series, at=at)
        return
    own = calendar(series.organisation_id)
    due_at = plan.due_after(at, own)
    if due_at is None and plan.first_on is not None:
        close_duty(actor=actor, duty=waiting, at=at)
    elif due_at != waiting.due_at:
        _redate(waiting, due_at, own.zone, at)


def _redate(duty: Duty, due_at: datetime | None, zone: str, at: datetime) -> None:
    duty.due_at, duty.due_on = due_at, due_at.astimezone(ZoneInfo(zone)).date() if due_at else None
    duty.sequence, duty.changed_at = duty.sequence + 1, at
    duty.save(update_fields=["due_at", "due_on", "sequence", "changed_at"])
    subject = ("duty", duty.id)
    deadlines.stop(subject=subject, at=at)
    if due_at is not None:
        deadlines.start(verb="contracts.miss_duty", subject=subject, due_at=due_at, at=at, args={"duty_id": duty.id})
