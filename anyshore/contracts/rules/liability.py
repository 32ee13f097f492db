"""The limit of liability: the years of an agreement, what counts towards the limit of each, and what is left of it.
Pure. Told in docs/algorithms/liability.md, whose tables a test reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules.clauses.acting.protection import LiabilityCap
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.formal_effects import year_of
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money

DAY: Final = timedelta(days=1)
Prices = Callable[[date, date], Money]
"""The prices that were due from a first to a last day, both included."""


class Counts(StrEnum):
    """What counts towards the limit of a side."""

    DAMAGES = "damages"
    """Damages that were accepted and that the clause limits, on the day of the event."""
    STEP_IN = "step_in"
    """What running the service cost the client and the provider accepted, on the day on which it began."""
    REDUCTION = "reduction"
    """A lower price that was accepted, on the day on which putting the defect right had failed."""
    CREDIT = "credit"
    """A service credit, on the last day of its period."""
    PENALTY = "penalty"
    """What came off a price because work was late, on the day on which it was due."""


EVENTS: Final = (Counts.DAMAGES, Counts.STEP_IN)
"""What is owed in damages: the first such day of a year sets its limit."""


class BeyondLimit(Refused):
    """With so much (``asked``) more would count in the year from ``starts_on`` than its ``limit``; ``counted`` counts
    already, ``left`` is left."""

    code = "beyond_liability"


@dataclass(frozen=True, slots=True)
class Counted:
    """A sum that counts towards the limit of a side, and its day."""

    kind: Counts
    on: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year of the agreement for one side. ``event_on`` is the day before which the prices of the limit lie, from
    ``since`` on; ``counted`` is what counts already, the sum of ``each``."""

    starts_on: date
    last_on: date
    event_on: date
    since: date
    prices: Money
    limit: Money
    counted: Money
    each: tuple[Counted, ...]

    @property
    def left(self) -> Money:
        """What can still count; nothing where more counts than the limit."""
        return max(self.limit - self.counted, Money.zero(self.limit.currency))


def year_with(
    cap: LiabilityCap, started_on: date, counted: Sequence[Counted], on: date, prices: Prices, *, kind: Counts
) -> Year:
    """The year of a side in which ``on`` lies, were something of this kind to count on that day. What counts of
    another year is left out. The sums are of one currency, and so are the prices."""
    first = year_of(started_on, on)
    own = [one for one in counted if year_of(started_on, one.on) == first]
    event_on = _event_on([*((one.kind, one.on) for one in own), (kind, on)])
    since = cap.counts_from(event_on)
    due = prices(since, event_on - DAY)
    total = sum((one.amount for one in own), Money.zero(due.currency))
    last_on = months_after(started_on, 12 * (first.year - started_on.year + 1)) - DAY
    return Year(
        starts_on=first, last_on=last_on, event_on=event_on, since=since, prices=due, limit=cap.limit(due),
        counted=total, each=tuple(sorted(own, key=lambda one: (one.on, one.kind))),
    )  # fmt: skip


def years_with(
    cap: LiabilityCap, started_on: date, counted: Sequence[Counted], today: date, prices: Prices
) -> tuple[Year, ...]:
    """The years of a side in which something counts, and the year of ``today``, the newest first. Where nothing counts
    yet, the limit is that of an event of today."""
    firsts = {year_of(started_on, one.on): one for one in counted}
    now = year_of(started_on, today)
    found = [year_with(cap, started_on, counted, one.on, prices, kind=one.kind) for one in firsts.values()]
    if now not in firsts:
        found.append(year_with(cap, started_on, counted, today, prices, kind=Counts.DAMAGES))
    return tuple(sorted(found, key=lambda one: one.starts_on, reverse=True))


def must_fit(year: Year, amount: Money) -> None:
    """BeyondLimit where so much more is above the limit of the year."""
    if amount > year.left:
        raise BeyondLimit(
            asked=amount, limit=year.limit, counted=year.counted, left=year.left, starts_on=year.starts_on
        )


def _event_on(days: Iterable[tuple[Counts, date]]) -> date:
    """The first day on which damages arose; where nothing but credits and lower prices counts, the first of these."""
    found = list(days)
    return min((day for kind, day in found if kind in EVENTS), default=min(day for _kind, day in found))
