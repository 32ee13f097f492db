"""Loading of service levels for actions, and what stands in a period."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content, locked_agreement, signed_at_of
from anyshore.contracts.queries.standstills import standstills_of
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.content import Content
from anyshore.delivery.models import LevelExclusion, LevelPeriod, LevelReading, LevelResult, LevelToken
from anyshore.delivery.rules.levels import (
    ExclusionState,
    NoLevels,
    PeriodState,
    ReadingReplaced,
    ReadingState,
    Stands,
    counts,
)
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


def levels_in(agreement: Agreement) -> ServiceLevels | None:
    """The service levels of an agreement's current version; None where it has none."""
    for one in current_content(agreement).clauses:
        if one.key == "service_levels":
            return ServiceLevels.of(one.values)
    return None


def levels_of(agreement: Agreement) -> ServiceLevels:
    """The same of an agreement that measures them; NoLevels otherwise."""
    found = levels_in(agreement)
    if found is None or not LevelPeriod.objects.filter(agreement_id=agreement.pk).exists():
        raise NoLevels()
    return found


def begun_on(agreement: Agreement) -> date:
    """The day from which the levels are measured: the one from which hours count, or that of the last signature."""
    return begun_by(current_content(agreement), signed_at_of(agreement))


def begun_by(content: Content, signed_at: datetime) -> date:
    """The same by what was agreed and when both had signed."""
    return max(content.lines.starts_on or signed_at.date(), signed_at.date())


def ends_at(ends_on: date) -> datetime:
    """The instant at which a period is over."""
    return begins_at(ends_on + timedelta(days=1))


def period_with_agreement_locked(actor: Actor, period_id: UUID) -> LevelPeriod:
    """A period under its agreement, which is locked first and loaded; NotFound if the actor does not see it."""
    owner = LevelPeriod.objects.visible_to(actor).filter(pk=period_id).values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: LevelPeriod = LevelPeriod.objects.get(pk=period_id)
    found.agreement = agreement
    return found


def period_of(agreement_id: UUID, starts_on: date) -> LevelPeriod | None:
    """The period that begins on that day, if it is open."""
    found: LevelPeriod | None = LevelPeriod.objects.filter(agreement_id=agreement_id, starts_on=starts_on).first()
    return found


def reading_with_agreement_locked(actor: Actor, reading_id: UUID) -> LevelReading:
    """A reading that stands, under its period and agreement, locked and loaded; NotFound where there is none, and
    ReadingReplaced where another stands in its place by now."""
    owner = LevelReading.objects.filter(pk=reading_id).values_list("period_id", flat=True).first()
    if owner is None:
        raise NotFound()
    period = period_with_agreement_locked(actor, owner)
    found: LevelReading = LevelReading.objects.get(pk=reading_id)
    if found.replaced_at is not None:
        raise ReadingReplaced()
    found.period = period
    return found


def exclusion_with_agreement_locked(actor: Actor, exclusion_id: UUID) -> LevelExclusion:
    """An exclusion under its period and agreement, locked and loaded; NotFound otherwise."""
    owner = LevelExclusion.objects.filter(pk=exclusion_id).values_list("period_id", flat=True).first()
    if owner is None:
        raise NotFound()
    period = period_with_agreement_locked(actor, owner)
    found: LevelExclusion = LevelExclusion.objects.get(pk=exclusion_id)
    found.period = period
    return found


def result_with_agreement_locked(actor: Actor, result_id: UUID) -> LevelResult:
    """A result under its period and agreement, locked and loaded; NotFound otherwise."""
    owner = LevelResult.objects.filter(pk=result_id).values_list("period_id", flat=True).first()
    if owner is None:
        raise NotFound()
    period = period_with_agreement_locked(actor, owner)
    found: LevelResult = LevelResult.objects.get(pk=result_id)
    found.period = period
    return found


def readings_in(period_ids: Collection[UUID]) -> list[LevelReading]:
    """The readings that stand in these periods."""
    rows = LevelReading.objects.filter(period_id__in=period_ids, replaced_at=None)
    return list(rows.select_related("author").order_by("place"))


def standing(period: LevelPeriod, levels: ServiceLevels) -> list[Stands]:
    """Every level of a period as the close sees it, in order."""
    agreed = LevelExclusion.objects.filter(period=period, state=ExclusionState.AGREED).order_by("answered_at")
    return stands_of(levels, readings_in([period.pk]), agreed, still=is_still(period))


def stands_of(
    levels: ServiceLevels, readings: Iterable[LevelReading], agreed: Iterable[LevelExclusion], *, still: bool
) -> list[Stands]:
    """The same by these readings and what both excluded; ``still``: work stood still in all of the period."""
    read, excluded = {one.place: one for one in readings}, {one.place: one for one in agreed}
    return [
        Stands(
            is_read=place in read,
            measured_bps=read[place].measured_bps if place in read else None,
            state=ReadingState(read[place].state) if place in read else ReadingState.ENTERED,
            claimed_bps=read[place].claimed_bps if place in read else None,
            is_excluded=place in excluded or still,
            agreed_bps=excluded[place].value_bps if place in excluded and not still else None,
            worst_bps=level.worst_bps,
        )
        for place, level in enumerate(levels.each, 1)
    ]


def is_still(period: LevelPeriod) -> bool:
    """Whether work stood still in all of a period, so that nothing of it counts."""
    return stood_in_all(standstills_of(period.agreement_id), period.starts_on, period.ends_on)


def stood_in_all(spells: Iterable[tuple[datetime, datetime | None]], starts_on: date, ends_on: date) -> bool:
    """Whether one of these standstills holds all of a period."""
    begins, ends = begins_at(starts_on), ends_at(ends_on)
    return any(since <= begins and (until is None or until >= ends) for since, until in spells)


def counted(period: LevelPeriod, levels: ServiceLevels) -> list[int | None]:
    """What counts of each level of a period, in order."""
    return [counts(one) for one in standing(period, levels)]


def history_of(agreement_id: UUID, place: int) -> list[int | None]:
    """What counted of a level in the closed periods of an agreement, the first first."""
    rows = LevelResult.objects.filter(period__agreement_id=agreement_id, place=place)
    return list(rows.order_by("period__starts_on").values_list("measured_bps", flat=True))


def results_since(agreement_id: UUID, place: int, after: date) -> list[int | None]:
    """The same of the periods that began after a day."""
    rows = LevelResult.objects.filter(period__agreement_id=agreement_id, place=place, period__starts_on__gt=after)
    return list(rows.order_by("period__starts_on").values_list("measured_bps", flat=True))


def chronic_levels(agreement: Agreement) -> list[str]:
    """The levels that have failed chronically, by what they measure."""
    levels = levels_in(agreement)
    if levels is None:
        return []
    return [
        one.measure
        for place, one in enumerate(levels.each, 1)
        if levels.is_chronic(one, history_of(agreement.pk, place))
    ]


def unfinished_periods(agreement_id: UUID) -> list[LevelPeriod]:
    """The periods that run or wait for readings, in order."""
    rows = LevelPeriod.objects.filter(agreement_id=agreement_id, state__in=(PeriodState.RUNNING, PeriodState.READING))
    return list(rows.order_by("starts_on"))


def periods_in_reading(agreement_id: UUID, at: datetime) -> list[LevelPeriod]:
    """The periods whose readings were still to come at ``at``, in order."""
    rows = LevelPeriod.objects.filter(agreement_id=agreement_id, state=PeriodState.READING, read_until__gt=at)
    return list(rows.order_by("starts_on"))


def causes_to_come(agreement_id: UUID, at: datetime) -> list[LevelResult]:
    """The misses whose cause was still to come at ``at``, each with its period."""
    rows = LevelResult.objects.filter(period__agreement_id=agreement_id, cause_until__gt=at, cause="")
    return list(rows.select_related("period").order_by("cause_until", "id"))


def token_of(secret: str) -> LevelToken | None:
    """The token that a system sent, if it is one and lives."""
    found: LevelToken | None = (
        LevelToken.objects.filter(sha256=hashlib.sha256(secret.encode()).hexdigest(), revoked_at=None)
        .select_related("agreement", "made_by")
        .first()
    )
    return found


def is_said_to_be_over(period: LevelPeriod, at: datetime) -> bool:
    """Whether the time for readings of a period is over."""
    return period.state not in (PeriodState.RUNNING, PeriodState.READING) or (
        period.read_until is not None and at >= period.read_until
    )


def period_at(agreement_id: UUID, day: date) -> LevelPeriod | None:
    """The period in which a day lies."""
    rows = LevelPeriod.objects.filter(agreement_id=agreement_id, starts_on__lte=day, ends_on__gte=day)
    found: LevelPeriod | None = rows.first()
    return found


def may_read_period(actor: Actor, period_id: UUID) -> bool:
    """Whether the actor sees a period, and so the files that hang on it."""
    return bool(LevelPeriod.objects.visible_to(actor).filter(pk=period_id).exists())


def period_told(period_id: UUID) -> tuple[UUID, date]:
    """The agreement and the first day of a period: for mails."""
    found: tuple[UUID, date] = LevelPeriod.objects.values_list("agreement_id", "starts_on").get(pk=period_id)
    return found


def cause_told(result_id: UUID) -> tuple[UUID, date, str]:
    """The agreement, the first day of the period and the measure of a miss: for mails."""
    row = LevelResult.objects.select_related("period__agreement").get(pk=result_id)
    measure = levels_of(row.period.agreement).each[row.place - 1].measure
    return row.period.agreement_id, row.period.starts_on, measure


def missed_in(period_id: UUID) -> list[UUID]:
    """The results of a closed period whose cause the clause asks for, reported or not, in order."""
    rows = LevelResult.objects.filter(period_id=period_id, cause_until__isnull=False)
    return list(rows.order_by("place").values_list("pk", flat=True))
