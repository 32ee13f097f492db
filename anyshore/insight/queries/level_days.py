"""The days of service levels among the duties and dates of a contract: readings to be entered, the client's last day
to dispute them, causes to be reported. The page of the levels keeps them; each period has its own row. While work
stands still what was to come has no day: its time does not run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.contracts.models import Standstill
from anyshore.contracts.queries.duties import DutyRow
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.duties.keeping import DutyState
from anyshore.delivery.models import LevelPeriod, LevelReading, LevelResult
from anyshore.delivery.queries.levels import ends_at, levels_in
from anyshore.delivery.rules.levels import PeriodState, Source
from anyshore.insight.queries.agreement_days import day_of_agreement
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar

Since = dict[UUID, datetime]
"""Since when work stands still, by agreement."""


def of_levels(actor: Actor, at: datetime, **of: Any) -> Iterator[DutyRow]:
    """The rows of every period that both sides have signed for; ``of`` narrows the agreements."""
    rows = LevelPeriod.objects.visible_to(actor).exclude(state=PeriodState.VOID).filter(**of)
    periods = list(rows.select_related("agreement__client", "agreement__provider").order_by("starts_on", "id"))
    read: dict[Any, set[int]] = {}
    for period_id, place in LevelReading.objects.filter(period__in=periods).values_list("period_id", "place"):
        read.setdefault(period_id, set()).add(place)
    still = Standstill.objects.filter(agreement__in=[one.agreement_id for one in periods], until=None)
    since: Since = dict(still.values_list("agreement_id", "since"))
    for period in periods:
        levels = levels_in(period.agreement)
        if levels is not None:
            for row in _of_readings(actor, period, levels, read.get(period.pk, set()), at):
                if row.state is DutyState.DONE or not _is_held(since, period, row.due_at):
                    yield row
    yield from _of_causes(actor, at, periods, since)


def _is_held(since: Since, period: LevelPeriod, until: datetime | None) -> bool:
    """Whether a time that was to come when work began to stand still waits until it goes on."""
    begun = since.get(period.agreement_id)
    return begun is not None and until is not None and until > begun


def _of_readings(
    actor: Actor, period: LevelPeriod, levels: ServiceLevels, read: set[int], at: datetime
) -> Iterator[DutyRow]:
    """The provider's day to enter what is not computed or sent, and while it is open the client's to dispute it."""
    agreement = period.agreement
    own = calendar(agreement.provider_id)
    live = agreement.state in LIVE
    until = period.read_until or (levels.read_by(ends_at(period.ends_on), own) if live else None)
    wanted = {place for place, one in enumerate(levels.each, 1) if one.comes == Source.ENTERED}
    if wanted and until is not None:
        state = DutyState.DONE if wanted <= read else DutyState.MISSED if at >= until else DutyState.OPEN
        if live or state is not DutyState.OPEN:
            yield _row(actor, period, Side.PROVIDER, "readings", until, state, at)
    if live and period.state == PeriodState.READING and period.review_until is not None and at < period.review_until:
        yield _row(actor, period, Side.CLIENT, "dispute_readings", period.review_until, DutyState.OPEN, at)


def _of_causes(actor: Actor, at: datetime, periods: list[LevelPeriod], since: Since) -> Iterator[DutyRow]:
    """The cause of each miss, reported or not; of one that is not, what is past is missed."""
    by = {one.pk: one for one in periods}
    results = LevelResult.objects.filter(period__in=periods, cause_until__isnull=False)
    for result in results.select_related("cause_by").order_by("cause_until", "id"):
        period, until = by[result.period_id], result.cause_until
        levels = levels_in(period.agreement)
        if levels is None or until is None:
            continue
        state = DutyState.DONE if result.cause else DutyState.MISSED if at >= until else DutyState.OPEN
        if state is DutyState.OPEN and period.agreement.state not in LIVE:
            continue
        if state is not DutyState.DONE and _is_held(since, period, until):
            continue
        measure = levels.each[result.place - 1].measure
        yield _row(actor, period, Side.PROVIDER, "cause", until, state, at, words=measure, about=result)


def _row(
    actor: Actor,
    period: LevelPeriod,
    side: Side,
    code: str,
    until: datetime,
    state: DutyState,
    at: datetime,
    *,
    words: str = "",
    about: LevelResult | None = None,
) -> DutyRow:
    agreement = period.agreement
    zone = ZoneInfo(calendar(agreement.client_id if side is Side.CLIENT else agreement.provider_id).zone)
    return day_of_agreement(
        actor, agreement, side, about=(about or period).pk, code=code, words=words, owed=side is Side.PROVIDER,
        given={"from_on": period.starts_on, "to_on": period.ends_on},
        source="clause:service_levels", due_on=until.astimezone(zone).date(), due_at=until, now=at, state=state,
        at=period.closed_at if about and period.closed_at else period.at, changed_at=about.cause_at if about else None,
        page=f"levels/{period.starts_on.isoformat()}/",
    )  # fmt: skip
