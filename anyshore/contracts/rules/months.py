"""Months of the calendar, whole or in part: what an agreement pays by the month counts by its days. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from anyshore.contracts.rules.days import months_after


@dataclass(frozen=True, slots=True)
class MonthPart:
    """The days of one month that count; ``month`` is its first day."""

    month: date
    first_on: date
    last_on: date

    def share(self, whole: int) -> int:
        """What of ``whole`` falls on these days, rounded half up to a unit."""
        days, of = (self.last_on - self.first_on).days + 1, (next_month(self.month) - self.month).days
        return (2 * whole * days + of) // (2 * of)

    def until(self, day: date) -> MonthPart:
        """The days of it up to ``day``, which is one of them."""
        return MonthPart(self.month, self.first_on, min(self.last_on, max(day, self.first_on)))


def month_of(day: date) -> date:
    """The month of a day, named by its first."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The month after."""
    return months_after(month, 1)


def part_of(month: date, starts_on: date, last_on: date | None) -> MonthPart | None:
    """The days of a month between the first and the last day of an agreement; None where there are none."""
    first, last = max(month, starts_on), next_month(month) - timedelta(days=1)
    if last_on is not None:
        last = min(last, last_on)
    return MonthPart(month, first, last) if first <= last else None


def parts(starts_on: date, until: date, last_on: date | None) -> Iterator[MonthPart]:
    """The months from the first day on up to the one of ``until``, in order."""
    month = month_of(starts_on)
    while month <= until and (part := part_of(month, starts_on, last_on)):
        yield part
        month = next_month(month)


def month_name(month: date) -> str:
    """A month as ISO 8601 writes it: ``2026-12``."""
    return f"{month.year:04}-{month.month:02}"
