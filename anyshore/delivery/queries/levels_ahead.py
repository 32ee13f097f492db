"""The periods of service levels that are not closed, and the one after the one that runs, as silence sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from anyshore.contracts.rules.clauses.acting.service_levels import COMPUTED, ServiceLevels
from anyshore.delivery.models import LevelPeriod
from anyshore.delivery.queries.levels import ends_at, readings_in, unfinished_periods
from anyshore.delivery.rules.levels import OpenPeriod, PeriodState
from anyshore.kit.workdays import Calendar


def open_periods(
    agreement_id: Any, levels: ServiceLevels, provider: Calendar, client: Calendar, stops_at: datetime | None
) -> list[OpenPeriod]:
    """Those of an agreement that the reader was found to see, by the clocks that are started when a period is over.
    ``stops_at`` is from when work stands still while nobody acts: readings that are to come after it have no clock."""
    rows = unfinished_periods(agreement_id)
    read: dict[Any, set[int]] = {row.pk: set() for row in rows}
    for one in readings_in(list(read)):
        read[one.period_id].add(one.place)
    found = []
    for row in rows:
        if row.state == PeriodState.READING:
            given = (row.ended_at or ends_at(row.ends_on), row.read_until, row.review_until)
            found.append(OpenPeriod(row.starts_on, *given, missing=len(levels.each) - len(read[row.pk])))
            continue
        for starts_on, ends_on in _running_and_next(row, levels):
            there = read[row.pk] if starts_on == row.starts_on else set()
            over = ends_at(ends_on)
            read_until = levels.read_by(over, provider)
            missing = sum(
                place not in there and level.comes not in COMPUTED for place, level in enumerate(levels.each, 1)
            )
            found.append(OpenPeriod(starts_on, over, read_until, levels.disputed_by(read_until, client), missing))
    return [_held(one, stops_at) for one in found]


def _running_and_next(row: LevelPeriod, levels: ServiceLevels) -> Iterator[tuple[date, date]]:
    yield row.starts_on, row.ends_on
    after = row.ends_on + timedelta(days=1)
    yield after, levels.next_on(levels.first_on(after)) - timedelta(days=1)


def _held(one: OpenPeriod, stops_at: datetime | None) -> OpenPeriod:
    """A period whose readings are to come once work stands still has no clock."""
    if stops_at is None or one.read_until is None or one.read_until <= stops_at:
        return one
    return OpenPeriod(one.starts_on, one.ended_at, None, None, one.missing)
