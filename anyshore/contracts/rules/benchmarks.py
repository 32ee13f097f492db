"""A comparison of the prices with the market: when it may be made, which prices are compared, what they come down to.
Pure. Told in docs/algorithms/benchmarking.md, whose tables a test reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking
from anyshore.contracts.rules.duties.keeping import DutyPlan
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.states import Side
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import MAX_MINOR, Money

EXPERT_MOST: Final = 160
_expert = reading.text(EXPERT_MOST)


class BenchmarkState(StrEnum):
    """Where a comparison with the market stands."""

    ANNOUNCED = "announced"
    DRAFTED = "drafted"
    """Both sides see the draft of the report and may answer."""
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"


BENCHMARK = Lifecycle(
    "benchmark",
    {
        (BenchmarkState.ANNOUNCED, "draft"): BenchmarkState.DRAFTED,
        (BenchmarkState.DRAFTED, "draft"): BenchmarkState.DRAFTED,
        (BenchmarkState.DRAFTED, "report"): BenchmarkState.REPORTED,
        (BenchmarkState.ANNOUNCED, "withdraw"): BenchmarkState.WITHDRAWN,
        (BenchmarkState.DRAFTED, "withdraw"): BenchmarkState.WITHDRAWN,
    },
)


class NoBenchmark(Refused):
    """The agreement does not run, or its clauses do not let the client compare the prices."""

    code = "no_benchmark"


class TooEarlyToCompare(Refused):
    """The next comparison may be made on ``first`` at the earliest."""

    code = "too_early_to_compare"


class BenchmarkOpen(Refused):
    """A comparison is under way."""

    code = "benchmark_open"


class ExpertNotFree(Invalid):
    """The expert is independent of both sides and competes with neither: the client says so."""

    code = "expert_not_free"


class NothingCompared(Invalid):
    """The report compares no price of the agreement, or one that it does not have."""

    code = "nothing_compared"


@dataclass(frozen=True, slots=True)
class Price:
    """A price that goes on being paid. ``key`` is its kind and place; ``amount`` is in minor units, of what is counted
    in ten-thousandths of one."""

    key: str
    name: str
    amount: int

    @property
    def kind(self) -> str:
        """hours, month, units or dated."""
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Compared:
    """A price, what the market asks, and what it is after the report, all in its unit."""

    price: Price
    market: int
    adjusted: int


def prices_of(lines: Lines) -> tuple[Price, ...]:
    """The prices that a comparison looks at, in the order of the agreement: of hours, of a month, of what is counted,
    and of fixed days."""
    return tuple(_prices(lines))


def _prices(lines: Lines) -> Iterator[Price]:
    for place, one in enumerate(lines.time, 1):
        yield Price(f"hours:{place}", ", ".join(word for word in (one.role, one.level) if word), one.rate_minor)
    if lines.retainer is not None:
        yield Price("month:1", "", lines.retainer.amount_minor)
    for place, unit in enumerate(lines.units, 1):
        yield Price(f"units:{place}", unit.name, unit.rate_parts)
    for place, dated in enumerate(lines.dated, 1):
        yield Price(f"dated:{place}", dated.what, dated.amount_minor)


def compared(
    rule: Benchmarking, prices: Iterable[Price], found: Mapping[str, int], currency: str
) -> tuple[Compared, ...]:
    """What becomes of each price of which the report says what the market asks (``found``, by key, in the price's
    unit). NothingCompared where it says nothing, or speaks of a price that the agreement does not have."""
    there = {one.key: one for one in prices}
    if not found or not set(found) <= set(there):
        raise NothingCompared()
    if not all(0 < market <= MAX_MINOR for market in found.values()):
        raise NothingCompared()
    return tuple(
        Compared(one, found[key], rule.adjusted(Money(one.amount, currency), Money(found[key], currency)).minor)
        for key, one in there.items()
        if key in found
    )


def lowering(key: str, by: date) -> DutyPlan:
    """The provider's duty to lower prices by a day."""
    return DutyPlan(key=key, side=Side.PROVIDER, code="lower_prices", source="clause:benchmarking", first_on=by)


def checked_expert(name: str, *, independent: bool, neutral: bool) -> str:
    """Who compares, in one line. Invalid where nobody is named; ExpertNotFree where the client does not say that they
    are independent of both and compete with neither."""
    said = " ".join(name.split())
    if not said:
        raise Invalid(field="expert", reason="empty")
    if not independent:
        raise ExpertNotFree(field="independent")
    if not neutral:
        raise ExpertNotFree(field="neutral")
    return str(_expert("expert", said))


def must_be_time(first: date, today: date) -> None:
    """TooEarlyToCompare before the first day of the next comparison."""
    if today < first:
        raise TooEarlyToCompare(first=first)
