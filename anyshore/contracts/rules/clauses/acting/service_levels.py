"""Service levels: credits, their limit, earn-back and chronic failure. Told in docs/algorithms/service_credits.md; how
they are measured, and how credits reach a payment, in docs/algorithms/service_levels.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues, part
from anyshore.contracts.rules.clauses.shape import Fact, Kind, Values
from anyshore.contracts.rules.days import months_after
from anyshore.kit.directions import Better, of_level
from anyshore.kit.errors import Invalid
from anyshore.kit.money import BASIS_POINTS, Money, share, total
from anyshore.kit.workdays import Calendar, add_working_days

MONTHS: Final = {"month": 1, "quarter": 3}
"""The calendar months of a period."""


COMPUTED: Final = ("milestones", "sheets", "rounds", "answers")
"""Sources that are computed from what was delivered and said."""
USUAL_DAYS: Final = 5
"""Working days to enter a reading, and to dispute it, where the first version of the clause has none."""


class Result(StrEnum):
    """What a level of a closed period came to."""

    MET = "met"
    BELOW_TARGET = "below_target"
    BELOW_MINIMUM = "below_minimum"
    NOT_COUNTED = "not_counted"
    """It was excluded by both, or there was nothing to measure."""


@dataclass(frozen=True, slots=True)
class Level:
    """One service level; its target, its limit (``minimum_bps``) and weight in basis points. ``looks_at``: activity or
    outcome. A source that is neither pushed nor computed is entered, whatever the first version of the clause called
    it. ``better``: more of it or less; before the fourth version of the clause it was more for every level."""

    measure: str
    target_bps: int
    minimum_bps: int
    weight_bps: int
    source: str = ""
    looks_at: str = "activity"
    better: str = Better.MORE

    @property
    def comes(self) -> str:
        """Where its readings come from: entered, pushed, or one of those computed."""
        return self.source if self.source in (*COMPUTED, "pushed") else "entered"

    @property
    def worst_bps(self) -> int:
        """What counts of it without a reading."""
        return BASIS_POINTS if self.better == Better.LESS else 0

    def meets(self, measured_bps: int) -> bool:
        """Whether a reading meets the target."""
        return self._keeps(measured_bps, self.target_bps)

    def keeps(self, measured_bps: int) -> bool:
        """Whether a reading keeps to the limit."""
        return self._keeps(measured_bps, self.minimum_bps)

    def past(self, bps: int, by: int) -> int:
        """What stands ``by`` so many basis points on the wrong side of a figure, as far as there is anything."""
        return min(bps + by, BASIS_POINTS) if self.better == Better.LESS else max(bps - by, 0)

    def _keeps(self, measured_bps: int, to: int) -> bool:
        return measured_bps <= to if self.better == Better.LESS else measured_bps >= to


def said(values: Values) -> Values:
    """The values, each level whose direction was left open with the one that its words and its numbers say; what is
    computed here is always of what went right. One of which nothing says it stays open."""
    levels = [Level(*row) for row in values["levels"]]
    return {
        **values,
        "levels": [list(astuple(_said(one)))[: len(row)] for one, row in zip(levels, values["levels"], strict=True)],
    }


def _said(one: Level) -> Level:
    if one.better:
        return one
    found = Better.MORE if one.comes in COMPUTED else of_level(one.measure, one.target_bps, one.minimum_bps)
    return replace(one, better=str(found or ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevels(FromValues):
    """The levels, and what a miss does. Periods are calendar months or quarters."""

    period: str
    at_risk_bps: int
    step_bps: int
    bedding_in_months: int
    cause_days: int
    chronic_misses: int
    chronic_periods: int
    earn_back: bool
    earn_back_periods: int
    sole_remedy: bool
    levels: Sequence[Sequence[object]]
    reading_days: int = 0
    review_days: int = 0
    at_end: str = ""

    @classmethod
    def of(cls, values: Values) -> Self:
        """The rule with these values; the first version of the clause has fewer. Invalid where they contradict."""
        return cls(**{one.name: values[one.name] for one in fields(cls) if one.name in values})

    def __post_init__(self) -> None:
        """Refuse a level whose direction is not known or against its numbers, and a chronic failure that could never
        be."""
        for one in self.each:
            if wrong := _wrong_in(one):
                raise Invalid(field="service_levels.levels", reason=wrong, measure=one.measure)
        if self.chronic_misses > self.chronic_periods:
            raise Invalid(field="service_levels.chronic_misses", reason="chronic")

    @property
    def each(self) -> tuple[Level, ...]:
        """The levels, one by one."""
        return tuple(Level(*row) for row in self.levels)  # type: ignore[arg-type]  # a row was read by its columns

    def credit(self, level: Level, price: Money, measured_bps: int) -> Money:
        """The credit of one level for a period of ``price`` in which it stood at ``measured_bps``."""
        whole = Money(
            price.minor * self.at_risk_bps * level.weight_bps // (BASIS_POINTS * BASIS_POINTS), price.currency
        )
        if level.meets(measured_bps):
            return Money.zero(price.currency)
        return part(whole, self.step_bps) if level.keeps(measured_bps) else whole

    def credits(self, price: Money, measured: Sequence[int], *, begun_on: date, period_on: date) -> Money:
        """All credits of a period that begins on ``period_on``: nothing in the bedding-in, never above what is at
        risk."""
        return total(self.credits_by_level(price, measured, begun_on=begun_on, period_on=period_on), price.currency)

    def credits_by_level(
        self, price: Money, measured: Sequence[int | None], *, begun_on: date, period_on: date
    ) -> tuple[Money, ...]:
        """The credit of each level; none for one that does not count. Where they pass what is at risk, they share
        it."""
        nothing = Money.zero(price.currency)
        if period_on < months_after(begun_on, self.bedding_in_months):
            return (nothing,) * len(self.each)
        pairs = zip(self.each, measured, strict=True)
        each = tuple(nothing if found is None else self.credit(one, price, found) for one, found in pairs)
        most = part(price, self.at_risk_bps)
        return each if total(each, price.currency) <= most else tuple(share(most, [one.minor for one in each]))

    def result(self, level: Level, measured_bps: int | None) -> Result:
        """What a reading is worth; None does not count."""
        if measured_bps is None:
            return Result.NOT_COUNTED
        if level.meets(measured_bps):
            return Result.MET
        return Result.BELOW_TARGET if level.keeps(measured_bps) else Result.BELOW_MINIMUM

    def first_on(self, begun_on: date) -> date:
        """The first day of the period in which a day lies."""
        return begun_on.replace(day=1, month=(begun_on.month - 1) // MONTHS[self.period] * MONTHS[self.period] + 1)

    def read_by(self, ended_at: datetime, calendar: Calendar) -> datetime:
        """Until when the provider enters readings, or answers what is disputed, in its own working days."""
        return add_working_days(ended_at, self.reading_days or USUAL_DAYS, calendar)

    def disputed_by(self, read_until: datetime, calendar: Calendar) -> datetime:
        """Until when the client disputes them, in its own working days."""
        return add_working_days(read_until, self.review_days or USUAL_DAYS, calendar)

    def next_on(self, period_on: date) -> date:
        """The first day of the period after the one that begins on ``period_on``."""
        return months_after(period_on, MONTHS[self.period])

    def report_by(self, ended_at: datetime, calendar: Calendar) -> datetime:
        """When the cause of a miss must be reported, in the provider's working days."""
        return add_working_days(ended_at, self.cause_days, calendar)

    def is_earned_back(self, level: Level, after: Sequence[int]) -> bool:
        """Whether a credit is given back, when the level stood so in the periods ``after`` it."""
        good = [level.meets(found) for found in after[: self.earn_back_periods]]
        return self.earn_back and len(good) == self.earn_back_periods and all(good)

    def is_chronic(self, level: Level, history: Sequence[int | None]) -> bool:
        """Whether the level failed chronically: too many misses of the limit in some run of periods. One that does
        not count is no miss."""
        missed = [found is not None and not level.keeps(found) for found in history]
        runs = range(max(len(missed) - self.chronic_periods, 0) + 1)
        return any(sum(missed[at : at + self.chronic_periods]) >= self.chronic_misses for at in runs)

    def facts(self) -> Iterator[Fact]:
        """The numbers of the levels, and those of the rule that are set."""
        for one in self.each:
            yield from (Fact(Kind.BPS, bps) for bps in (one.target_bps, one.minimum_bps, one.weight_bps))
        yield Fact(Kind.BPS, self.at_risk_bps)
        yield Fact(Kind.BPS, self.step_bps)
        if self.bedding_in_months:
            yield Fact(Kind.MONTHS, self.bedding_in_months)
        yield Fact(Kind.WORKING_DAYS, self.cause_days)
        if self.reading_days:
            yield from (Fact(Kind.WORKING_DAYS, days) for days in (self.reading_days, self.review_days))
        yield from (Fact(Kind.WHOLE, count) for count in (self.chronic_misses, self.chronic_periods))
        if self.earn_back:
            yield Fact(Kind.WHOLE, self.earn_back_periods)

    def effects(self, case: Case) -> Iterator[Effect]:
        """A period, the report of a cause, every level just past its target and far past it, what is chronic."""
        yield Effect("measured", {"on": self.next_on(case.on)})
        yield Effect("cause", {"on": self.report_by(case.at, case.calendar).date()})
        if self.reading_days:
            read_by = self.read_by(case.at, case.calendar)
            yield Effect("read", {"on": read_by.date()})
            yield Effect("disputed", {"on": self.disputed_by(read_by, case.calendar).date()})
            yield Effect("left_owed" if self.at_end == "owed" else "left_lapse")
        yield Effect("credits_only" if self.sole_remedy else "credits_and_more")
        after = months_after(case.on, self.bedding_in_months)
        if after > case.on:
            yield Effect("bedding_in", {"on": after})
        for below, code in ((1, "below_target"), (BASIS_POINTS, "below_minimum")):
            measured = [one.past(one.target_bps, below) for one in self.each]
            credit = self.credits(case.price, measured, begun_on=case.on, period_on=after)
            yield Effect(code, {"credit": credit})
        for one in self.each[:1]:
            misses = range(1, self.chronic_periods + 1)
            count = next((n for n in misses if self.is_chronic(one, [one.past(one.minimum_bps, 1)] * n)), 0)
            yield Effect("chronic", {"count": count, "periods": self.chronic_periods})
            if self.is_earned_back(one, [one.target_bps] * self.earn_back_periods):
                yield Effect("earned_back", {"count": self.earn_back_periods})


def _wrong_in(one: Level) -> str:
    """Why a level cannot be as it stands; empty where it can."""
    if not one.better:
        return "direction"
    if one.better == Better.LESS:
        if one.comes in COMPUTED:
            return "computed"
        return "limit" if one.minimum_bps < one.target_bps else ""
    return "minimum" if one.minimum_bps > one.target_bps else "target" if not one.target_bps else ""
