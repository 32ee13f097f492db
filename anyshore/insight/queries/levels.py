"""The service levels of one agreement for their pages: measures by period, credits and where they went, what may be
done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import side_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.clauses.acting.service_levels import Level, ServiceLevels
from anyshore.delivery.models import LevelExclusion, LevelPeriod, LevelReading, LevelResult, LevelToken
from anyshore.delivery.queries.levels import chronic_levels, levels_of, readings_in
from anyshore.delivery.rules.levels import NoLevels, PeriodState
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Right, has_right
from anyshore.payments.queries.credits import CreditRow, credits_of
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One level in one period: its reading with what was said about it, what is asked to be left out, its result.
    ``may`` holds the reader's verbs: confirm, dispute, answer, exclude, agree, report."""

    place: int
    level: Level
    reading: LevelReading | None
    before: tuple[LevelReading, ...]
    exclusions: tuple[LevelExclusion, ...]
    result: LevelResult | None
    credit: Money
    may: frozenset[str]

    @property
    def state(self) -> str:
        """Where it stands, for a state mark: its result, else its reading, else that there is none."""
        if self.result is not None:
            return str(self.result.result)
        return str(self.reading.state) if self.reading else "missing"

    @property
    def reading_id(self) -> UUID | None:
        """The reading that stands; None where there is none."""
        return self.reading.pk if self.reading else None

    @property
    def shown_bps(self) -> int | None:
        """The figure that is shown: what counted, else what was read."""
        if self.result is not None:
            return self.result.measured_bps
        return self.reading.measured_bps if self.reading else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """One period with its levels, in order."""

    id: UUID
    starts_on: date
    ends_on: date
    state: PeriodState
    ended_at: datetime | None
    read_until: datetime | None
    review_until: datetime | None
    closed_at: datetime | None
    price: Money
    credit: Money
    levels: tuple[LevelRow, ...]
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsPage:
    """The service levels of one agreement, the last period in front. ``chronic`` are the levels that failed
    chronically. ``may``: enter, push (make secrets), end (the agreement for cause)."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    currency: str
    side: Side | None
    rule: ServiceLevels
    periods: tuple[PeriodRow, ...]
    credits: tuple[CreditRow, ...]
    chronic: tuple[str, ...]
    tokens: tuple[LevelToken, ...]
    may: frozenset[str]

    def period(self, starts_on: date) -> PeriodRow:
        """One period; NotFound for any other."""
        found = next((one for one in self.periods if one.starts_on == starts_on), None)
        if found is None:
            raise NotFound()
        return found

    @property
    def open_credit(self) -> Money:
        """What credits still take off the next payments."""
        left = (one.left.minor for one in self.credits if one.state in ("open", "waiting"))
        return Money(sum(left), self.currency)


def levels_page(actor: Actor, number: int, *, at: datetime) -> LevelsPage:
    """The service levels of the agreement of that number; NotFound for one that the actor does not see or without
    any."""
    found = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider").first()
    if found is None:
        raise NotFound()
    try:
        rule = levels_of(found)
    except NoLevels:
        raise NotFound() from None
    side = side_of(actor, found)
    binds = has_right(actor, Right.COMMIT) and found.state in LIVE
    chronic = tuple(chronic_levels(found))
    allowed = {
        "enter": side is Side.PROVIDER and has_right(actor, Right.WORK) and found.state in LIVE,
        "push": side is Side.PROVIDER and binds,
        "end": side is Side.CLIENT and binds and bool(chronic) and found.state == "running",
    }
    tokens = LevelToken.objects.filter(agreement=found).order_by("-at") if side is Side.PROVIDER else ()
    return LevelsPage(
        agreement_id=found.pk,
        number=number,
        title=found.title,
        client=found.client.name,
        provider=found.provider.name,
        currency=found.currency,
        side=side,
        rule=rule,
        periods=_periods(found, rule, side if binds else None, at),
        credits=credits_of(found.pk, found.currency),
        chronic=chronic,
        tokens=tuple(tokens),
        may=frozenset(verb for verb, may in allowed.items() if may),
    )


def _periods(agreement: Any, rule: ServiceLevels, side: Side | None, at: datetime) -> tuple[PeriodRow, ...]:
    rows = list(LevelPeriod.objects.filter(agreement_id=agreement.pk).order_by("-starts_on"))
    ids = [row.pk for row in rows]
    readings = {(one.period_id, one.place): one for one in readings_in(ids)}
    results = {(one.period_id, one.place): one for one in LevelResult.objects.filter(period_id__in=ids)}
    before = _grouped(LevelReading.objects.filter(period_id__in=ids, replaced_at__isnull=False).order_by("-at"))
    asked = _grouped(LevelExclusion.objects.filter(period_id__in=ids).order_by("at"))
    kept = files.of(*(("level_period", pk) for pk in ids))
    return tuple(
        PeriodRow(
            id=row.pk,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            state=PeriodState(row.state),
            ended_at=row.ended_at,
            read_until=row.read_until,
            review_until=row.review_until,
            closed_at=row.closed_at,
            price=Money(row.price_minor, agreement.currency),
            credit=Money(row.credit_minor, agreement.currency),
            files=tuple(kept["level_period", row.pk]),
            levels=tuple(
                _level(row, place, level, agreement.currency, side, at, readings, results, before, asked)
                for place, level in enumerate(rule.each, 1)
            ),
        )
        for row in rows
    )


def _level(
    row: LevelPeriod,
    place: int,
    level: Level,
    currency: str,
    side: Side | None,
    at: datetime,
    readings: dict[Any, LevelReading],
    results: dict[Any, LevelResult],
    before: dict[Any, list[Any]],
    asked: dict[Any, list[Any]],
) -> LevelRow:
    key = row.pk, place
    reading, result, exclusions = readings.get(key), results.get(key), tuple(asked.get(key, ()))
    return LevelRow(
        place=place,
        level=level,
        reading=reading,
        before=tuple(before.get(key, ())),
        exclusions=exclusions,
        result=result,
        credit=Money(result.credit_minor if result else 0, currency),
        may=_may(row, reading, result, exclusions, side, at),
    )


def _may(
    row: LevelPeriod,
    reading: LevelReading | None,
    result: LevelResult | None,
    exclusions: tuple[LevelExclusion, ...],
    side: Side | None,
    at: datetime,
) -> frozenset[str]:
    open_now = row.state in (PeriodState.RUNNING, PeriodState.READING) and at >= begins_at(row.starts_on)
    reviewed = row.state == PeriodState.READING and row.review_until is not None and at < row.review_until
    state = str(reading.state) if reading else ""
    waiting = next((one for one in exclusions if one.state == "proposed"), None)
    allowed = {
        "confirm": side is Side.CLIENT and open_now and state in ("entered", "upheld"),
        "dispute": side is Side.CLIENT and reviewed and state == "entered",
        "answer": side is Side.PROVIDER and reviewed and state == "disputed",
        "exclude": side is not None and open_now and waiting is None,
        "agree": side is not None and open_now and waiting is not None and waiting.side != str(side),
        "report": side is Side.PROVIDER and result is not None and result.cause_until is not None and not result.cause,
    }
    return frozenset(verb for verb, may in allowed.items() if may)


def _grouped(rows: Any) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault((row.period_id, row.place), []).append(row)
    return found
