"""The periods of service levels that are not closed, and the one after the one that runs, as silence sees them; and$
causes that are to be reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from anyshore.contracts.rules.clauses.acting.service_levels import COMPUTED, ServiceLevels
from anyshore.delivery.models import LevelExclusion, LevelPeriod, LevelReading, LevelResult
from anyshore.delivery.queries.levels import ends_at, readings_in, stands_of, stood_in_all, unfinished_periods
from anyshore.delivery.rules.levels import ExclusionState, OpenCause, OpenPeriod, PeriodState, counts
from anyshore.kit.workdays import Calendar

Spells = Sequence[tuple[datetime, datetime | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsAhead:
    """By what the periods of an agreement go on: its levels, both calendars, when work stood still, and from when it
    stands still while nobody acts (``stops_at``; part of ``stood``, too): what is to come after it has no clock."""

    levels: ServiceLevels
    provider: Calendar
    client: Calendar
    stood: Spells = ()
    stops_at: datetime | None = None


def open_periods(agreement_id: Any, ahead: LevelsAhead) -> list[OpenPeriod]:
    """Those of an agreement that the reader was found to see, by the clocks that are started when a period is over."""
    rows = unfinished_periods(agreement_id)
    read: dict[Any, list[LevelReading]] = defaultdict(list)
    agreed: dict[Any, list[LevelExclusion]] = defaultdict(list)
    for one in readings_in([row.pk for row in rows]):
        read[one.period_id].append(one)
    exclusions = LevelExclusion.objects.filter(period__in=[row.pk for row in rows], state=ExclusionState.AGREED)
    for excluded in exclusions.order_by("answered_at"):
        agreed[excluded.period_id].append(excluded)
    return [
        _held(_as_seen(one, ahead, read[row.pk] if is_own else [], agreed[row.pk] if is_own else []), ahead)
        for row in rows
        for one, is_own in _clocks(row, ahead)
    ]


def results_of(agreement_id: Any) -> list[LevelResult]:
    """The results of the closed periods of an agreement, the first first."""
    rows = LevelResult.objects.filter(period__agreement_id=agreement_id)
    return list(rows.select_related("period").order_by("period__starts_on", "place"))


def causes_in(results: Iterable[LevelResult], levels: ServiceLevels, at: datetime) -> tuple[OpenCause, ...]:
    """The misses among these results whose cause is to be reported after ``at``, soonest first."""
    found = [
        OpenCause(
            row.period.starts_on, levels.each[row.place - 1].measure, row.period.closed_at or at, row.cause_until
        )
        for row in results
        if row.cause_until is not None and row.cause_until > at and not row.cause
    ]
    return tuple(sorted(found, key=lambda one: one.until))


def _clocks(row: LevelPeriod, ahead: LevelsAhead) -> Iterator[tuple[OpenPeriod, bool]]:
    """The period with its instants, and the one after it where it runs; and whether its row is its own."""
    if row.state == PeriodState.READING:
        ended_at = row.ended_at or ends_at(row.ends_on)
        yield OpenPeriod(row.starts_on, row.ends_on, ended_at, row.read_until, row.review_until), True
        return
    after = row.ends_on + timedelta(days=1)
    following = ahead.levels.next_on(ahead.levels.first_on(after)) - timedelta(days=1)
    for starts_on, ends_on in ((row.starts_on, row.ends_on), (after, following)):
        over = ends_at(ends_on)
        read_until = ahead.levels.read_by(over, ahead.provider)
        until = ahead.levels.disputed_by(read_until, ahead.client)
        yield OpenPeriod(starts_on, ends_on, over, read_until, until), starts_on == row.starts_on


def _as_seen(
    one: OpenPeriod, ahead: LevelsAhead, read: Sequence[LevelReading], agreed: Sequence[LevelExclusion]
) -> OpenPeriod:
    """The period with what counts of each level if nobody reads it; what is computed once it is over is not known."""
    there, levels = {reading.place for reading in read}, ahead.levels
    computed = {place for place, level in enumerate(levels.each, 1) if level.comes in COMPUTED}
    missing = len({place for place in range(1, len(levels.each) + 1) if place not in there | computed})
    still = stood_in_all(ahead.stood, one.starts_on, one.ends_on)
    stands = stands_of(levels, read, agreed, still=still)
    known = {place for place, each in enumerate(stands, 1) if each.is_read or each.is_excluded}
    return replace(
        one, missing=missing, counted=tuple(counts(each) for each in stands), unforeseen=frozenset(computed - known)
    )


def _held(one: OpenPeriod, ahead: LevelsAhead) -> OpenPeriod:
    """A period whose readings are to come once work stands still has no clock."""
    if ahead.stops_at is None or one.read_until is None or one.read_until <= ahead.stops_at:
        return one
    return replace(one, read_until=None, review_until=None)
