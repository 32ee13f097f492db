"""Enter what service levels stood at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.clauses.acting.service_levels import Level
from anyshore.delivery.events import ReadingsEntered
from anyshore.delivery.models import LevelPeriod, LevelReading
from anyshore.delivery.policies import may_enter_hours
from anyshore.delivery.queries.levels import is_said_to_be_over, levels_of, period_with_agreement_locked, readings_in
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.levels import (
    Given,
    NotEntered,
    PeriodClosed,
    ReadingReplaced,
    Source,
    checked_bps,
    checked_said,
)
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def enter_readings(
    *,
    actor: Actor,
    period_id: UUID,
    readings: Sequence[Given],
    source: str = "entered",
    file_ids: Sequence[UUID] = (),
    seen: Collection[UUID] | None = None,
    at: datetime,
) -> LevelPeriod:
    """The readings stand, all of them or none, with their evidence; one that says what stands already changes nothing,
    another replaces it and is confirmed anew. ``seen`` are the readings that stood when these were written.

    Those of the provider who work, or a system in the name of one of them (``source`` pushed). Refused: others
    (Forbidden), an agreement that does not run (NotLive), a period that has not begun or whose time for readings is
    over (PeriodClosed), a level from elsewhere (NotEntered), a place, figure or words that cannot be (Invalid), a
    reading in whose place another stands that was not seen (ReadingReplaced).
    """
    period = period_with_agreement_locked(actor, period_id)
    if actor.person_id is None or not may_enter_hours(actor, period.agreement):
        raise Forbidden()
    if period.agreement.state not in LIVE:
        raise NotLive(state=period.agreement.state)
    if is_said_to_be_over(period, at) or at < begins_at(period.starts_on):
        raise PeriodClosed(until=period.read_until)
    levels, wanted = levels_of(period.agreement).each, {one.place: one for one in readings}
    for one in wanted.values():
        _must_fit(levels, one, source)
    there = {one.place: one for one in readings_in([period.pk])}
    fresh = [one for one in wanted.values() if not _says(there.get(one.place), one)]
    before = {there[one.place].pk for one in fresh if one.place in there}
    if seen is not None and not before <= set(seen):
        raise ReadingReplaced()
    LevelReading.objects.filter(pk__in=before).update(replaced_at=at)
    LevelReading.objects.bulk_create(
        LevelReading(
            period=period,
            place=one.place,
            measured_bps=one.measured_bps,
            source=Source(source),
            words=checked_said(one.words),
            author_id=actor.person_id,
            at=at,
        )
        for one in fresh
    )
    files.attach(subject=("level_period", period.pk), file_ids=list(file_ids), actor=actor, at=at)
    if fresh or file_ids:
        told = ReadingsEntered(
            agreement_id=period.agreement_id, period=period.starts_on, count=len(fresh), source=source, at=at
        )
        tell(told, actor=actor)
    return period


def _must_fit(levels: Sequence[Level], one: Given, source: str) -> None:
    if not 1 <= one.place <= len(levels):
        raise Invalid(field="place", reason="range", low=1, high=len(levels))
    level = levels[one.place - 1]
    if level.comes != source:
        raise NotEntered(measure=level.measure)
    checked_bps(one.measured_bps)
    checked_said(one.words)


def _says(there: LevelReading | None, one: Given) -> bool:
    """Whether what stands says the same already."""
    return there is not None and (there.measured_bps, there.words) == (one.measured_bps, checked_said(one.words))
