"""When a provider has time: the usual hours a week, less what is put aside, week by week. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final

WEEKS: Final = 26
"""So many weeks ahead are shown."""
EXCEPTIONS_MAX: Final = 40
LONGEST_DAYS: Final = 400
A_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Days, both included, in which the hours a week are others than usual: 0 is away."""

    starts_on: date
    ends_on: date
    hours_a_week: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """One week from its Monday: hours ``free`` out of the ``usual`` ones, and why they are fewer or more."""

    starts_on: date
    usual: int
    free: int
    words: str = ""


def problem(exceptions: Sequence[TimeOff]) -> str | None:
    """Why these exceptions cannot stand together, or None: each begins before it ends, and no two overlap."""
    ordered = sorted(exceptions, key=lambda one: one.starts_on)
    rules: tuple[tuple[str, bool], ...] = (
        ("too_many", len(exceptions) <= EXCEPTIONS_MAX),
        ("order", all(one.starts_on <= one.ends_on for one in exceptions)),
        ("too_long", all((one.ends_on - one.starts_on).days <= LONGEST_DAYS for one in exceptions)),
        ("range", all(0 <= one.hours_a_week <= 10_000 and len(one.words) <= 80 for one in exceptions)),
        ("overlap", all(a.ends_on < b.starts_on for a, b in pairwise(ordered))),
    )
    return next((reason for reason, holds in rules if not holds), None)


def weeks(
    on: date,
    *,
    usual: int,
    available_from: date | None,
    exceptions: Sequence[TimeOff],
    weekdays: Collection[int],
    count: int = WEEKS,
) -> tuple[Week, ...]:
    """The ``count`` weeks from the one in which the day ``on`` lies. ``weekdays`` are the working days, Monday is 0.

    An exception that covers a part of a week counts for its working days; hours are rounded down.
    """
    monday = on - timedelta(days=on.weekday())
    starts = [monday + timedelta(weeks=place) for place in range(count)]
    return tuple(_week(start, usual, available_from, exceptions, weekdays) for start in starts)


def _week(
    start: date, usual: int, available_from: date | None, exceptions: Sequence[TimeOff], weekdays: Collection[int]
) -> Week:
    days = [start + timedelta(days=place) for place in sorted(weekdays or range(5))]
    each = [_hours(day, usual, available_from, exceptions) for day in days]
    ends = start + timedelta(days=A_WEEK - 1)
    why = next((one.words for one in exceptions if one.starts_on <= ends and one.ends_on >= start), "")
    return Week(start, usual, int(Fraction(sum(each), len(days))), why)


def _hours(day: date, usual: int, available_from: date | None, exceptions: Sequence[TimeOff]) -> int:
    if available_from is not None and day < available_from:
        return 0
    return next((one.hours_a_week for one in exceptions if one.starts_on <= day <= one.ends_on), usual)
