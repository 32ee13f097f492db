"""Every duty and date of a contract, or of all that an organisation sees: those that contracts keeps, and those that
another page keeps, such as a milestone's day, as rows of the same shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from anyshore.contracts.models import AdoptedContract, Agreement, DutySeries
from anyshore.contracts.queries.adopted import facts_of
from anyshore.contracts.queries.duties import DutyRow, contract_named, duties_of
from anyshore.contracts.queries.duty_loading import plan_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.adopted import AdoptedState, last_notice_day
from anyshore.contracts.rules.duties.keeping import AHEAD, DutyState, stands
from anyshore.delivery.models import Work
from anyshore.delivery.rules import WorkState
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.insight.queries.defect_days import of_defects
from anyshore.insight.queries.duty_days import days_ahead, of_days
from anyshore.insight.queries.hardship_days import of_hardship
from anyshore.insight.queries.level_days import of_levels
from anyshore.insight.queries.majeure_days import of_majeure
from anyshore.insight.queries.people_days import of_subcontractors
from anyshore.insight.queries.step_in_days import of_step_ins
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import closes_at, working_day
from anyshore.parties.queries import calendar
from anyshore.transition.queries.waiting import wave_days
from anyshore.transition.rules import WaveState


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDuties:
    """The duties of one contract. ``client`` and ``provider`` are names; a contract made elsewhere has a side here
    alone."""

    number: int
    title: str
    elsewhere: bool
    client: str
    provider: str
    is_live: bool
    rows: tuple[DutyRow, ...]
    of: Agreement | AdoptedContract


def contract_duties(actor: Actor, number: int, *, at: datetime) -> ContractDuties:
    """Both sides' duties and dates of the contract of that number, soonest first; NotFound if it is not the
    actor's."""
    of = contract_named(actor, number)
    if isinstance(of, AdoptedContract):
        rows = [*duties_of(actor, at=at, adopted_id=of.id), *_of_adopted(actor, [of], at)]
        title, names, live = of.activity, (of.organisation.name, ""), of.state != AdoptedState.ENDED
    else:
        rows = [*duties_of(actor, at=at, agreement_id=of.id), *_on_other_pages(actor, at, agreement=of)]
        title, names, live = of.title, (of.client.name, of.provider.name), of.state in LIVE
    return ContractDuties(
        number=number,
        title=title,
        elsewhere=isinstance(of, AdoptedContract),
        client=names[0],
        provider=names[1],
        is_live=live,
        rows=tuple(sorted(rows, key=_place)),
        of=of,
    )


def all_duties(actor: Actor, *, at: datetime) -> list[DutyRow]:
    """All duties and dates of the contracts that the actor's organisation has, soonest first."""
    if actor.organisation_id is None:
        return []
    kept = AdoptedContract.objects.visible_to(actor).exclude(state=AdoptedState.ENDED)
    rows = [
        *duties_of(actor, at=at),
        *_on_other_pages(actor, at),
        *_of_adopted(actor, kept.select_related("organisation"), at),
    ]
    return sorted(rows, key=_place)


def _on_other_pages(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The dates of agreements that other pages keep; ``of`` narrows the agreements."""
    for dates in _PAGES:
        yield from dates(actor, at, **of)


def _place(row: DutyRow) -> tuple[bool, datetime, int]:
    """By instant; those without one last."""
    return row.due_at is None, row.due_at or row.at, row.contract


def _of_work(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The days of milestones: the provider's, until the work is handed in; the work itself says what became of it."""
    rows = Work.objects.visible_to(actor).filter(milestone__due_on__isnull=False, **of)
    found = rows.select_related("milestone", "agreement__client", "agreement__provider").order_by(
        "milestone__position"
    )
    calendars: dict[Any, Any] = {}
    for work in found:
        agreement, milestone = work.agreement, work.milestone
        if work.state == WorkState.STOPPED or agreement.signed_at is None or milestone.due_on is None:
            continue
        own = calendars.setdefault(agreement.provider_id, None) or calendar(agreement.provider_id)
        calendars[agreement.provider_id] = own
        due_at = closes_at(working_day(milestone.due_on, own), own)
        state = _state_of_work(WorkState(work.state), due_at, at)
        yield day_of_agreement(
            actor, agreement, Side.PROVIDER, about=work.id, code="milestone", words=milestone.title, owed=True,
            source="term:work", due_on=milestone.due_on, due_at=due_at, now=at, state=state, at=agreement.signed_at,
            changed_at=work.accepted_at, page="#milestones",
        )  # fmt: skip


def _state_of_work(state: WorkState, due_at: datetime, at: datetime) -> DutyState:
    if state is WorkState.ACCEPTED:
        return DutyState.CONFIRMED
    if state is WorkState.IN_REVIEW:
        return DutyState.DONE
    return DutyState.MISSED if at >= due_at else DutyState.OPEN


def _of_waves(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The last day of each wave of an agreed plan: a person of the client opens its gate."""
    for wave in wave_days(actor, **of):
        agreement = wave.agreement
        own = calendar(agreement.client_id)
        due_at = closes_at(working_day(wave.to_on, own), own)
        missed = DutyState.MISSED if at >= due_at else DutyState.OPEN
        state = DutyState.CONFIRMED if wave.state is WaveState.ACCEPTED else missed
        yield day_of_agreement(
            actor, agreement, Side.CLIENT, about=wave.id, code="wave", words=wave.name, owed=True,
            source="clause:transition", due_on=wave.to_on, due_at=due_at, now=at, state=state, at=wave.at,
            changed_at=wave.decided_at or wave.began_at, page=f"transition/#wave-{wave.position}",
        )  # fmt: skip


_PAGES: Final[tuple[Callable[..., Iterable[DutyRow]], ...]] = (
    _of_work, _of_waves, of_days, of_levels, of_defects, of_step_ins, of_majeure, of_hardship, of_subcontractors,
)  # fmt: skip
INSTANT = timedelta(seconds=1)
"""A day that is over at midnight is shown as that day, not as the next."""


def _of_adopted(actor: Actor, rows: Any, at: datetime) -> Iterator[DutyRow]:
    """The one clock of each contract made elsewhere: its last day to give notice, or its end."""
    for row in rows:
        if row.state == AdoptedState.ENDED or (row.notice_until is None and row.ends_on is None):
            continue
        own = calendar(row.organisation_id)
        notice_on = last_notice_day(facts_of(row)) if row.notice_until else None
        due_at = row.notice_until - INSTANT if notice_on else closes_at(row.ends_on, own)
        yield DutyRow(
            id=None,
            series_id=row.id,
            contract=row.number,
            title=row.activity,
            elsewhere=True,
            side=Side.CLIENT,
            party=row.organisation.name,
            other="",
            is_ours=row.organisation_id == actor.organisation_id,
            code="notice" if row.notice_until else "end",
            words="",
            given={},
            source="fact:notice",
            owed=False,
            due_on=notice_on or row.ends_on,
            due_at=due_at,
            state=DutyState.OPEN,
            stands=stands(DutyState.OPEN, due_at, at),
            at=row.created_at,
            changed_at=row.created_at,
            path=f"/contracts/adopted/{row.number}/",
        )


KEPT = timedelta(days=90)
"""How long a calendar still shows what is past."""


def calendar_rows(
    actor: Actor, *, at: datetime, agreement_id: UUID | None = None, adopted_id: UUID | None = None
) -> list[DutyRow]:
    """What a calendar shows: of one contract both sides' duties, else those that the actor looks after or that nobody
    of their organisation does; with the days to come of those that come again, a year ahead."""
    if agreement_id or adopted_id:
        of = {"agreement_id": agreement_id} if agreement_id else {"adopted_id": adopted_id}
        rows = duties_of(actor, at=at, **of)
        rows += _on_other_pages(actor, at, **of) if agreement_id else ()
        rows += _of_adopted(
            actor, AdoptedContract.objects.visible_to(actor).filter(pk__in=[adopted_id] if adopted_id else []), at
        )
    else:
        rows = [row for row in all_duties(actor, at=at) if row.is_ours and row.owner_id in (None, actor.person_id)]
    recent = [row for row in rows if row.due_at is not None and row.due_at > at - KEPT]
    return [
        *recent,
        *days_ahead(actor, rows, at),
        *_to_come([row for row in recent if row.state is DutyState.OPEN and (row.weeks or row.months)], at),
    ]


def _to_come(rows: list[DutyRow], at: datetime) -> Iterator[DutyRow]:
    """The occurrences after the open one of each duty that comes again, as its rule has them now."""
    series: dict[UUID | None, DutySeries] = {
        **DutySeries.objects.in_bulk([row.series_id for row in rows if row.series_id])
    }
    for row in rows:
        kept = series[row.series_id]
        own = calendar(kept.organisation_id)
        days = plan_of(kept).days_ahead(row.due_at or at, at + AHEAD, own)
        for place, due_at in enumerate(days, 1):
            yield replace(row, id=None, number=row.number + place, due_at=due_at, due_on=None, sequence=0)
