"""A standstill moves what is still to come: by its days, and by its length. Pure.

Told in docs/algorithms/suspension.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from anyshore.kit.countries import zone as zone_of
from anyshore.kit.workdays import last_day


def day_before(at: datetime, zone: str) -> date:
    """The last day that began before an instant: the days of a standstill are those after that of its begin, up to
    that of its end. So a day belongs to it if it began with work standing still."""
    return last_day(at, zone_of(zone))


def moved_on(due_on: date, since: date, until: date) -> date:
    """The day of what was due on ``due_on``, once work stood still from the day ``since`` to the day ``until``.

    What was due after the first of them moves by as many days. What was due by then stays: the days of the standstill
    are left out of its delay instead, so that each counts once (clauses.acting.late_penalty).
    """
    return due_on + (until - since) if due_on > since else due_on


def moved_at(due_at: datetime, since: datetime, until: datetime) -> datetime:
    """The instant of a clock that would have run out at ``due_at``: later by the part of it that stood still."""
    return due_at + (until - since) if due_at > since else due_at


def days_within(
    spells: Iterable[tuple[datetime, datetime | None]], first_on: date, last_on: date, zone: str
) -> frozenset[date]:
    """The days from ``first_on`` to ``last_on`` that belong to a standstill; one that goes on holds all that
    follow."""
    found: set[date] = set()
    for since, until in spells:
        day = max(day_before(since, zone) + timedelta(days=1), first_on)
        last = min(day_before(until, zone), last_on) if until else last_on
        found |= {day + timedelta(days=n) for n in range((last - day).days + 1)}
    return frozenset(found)


def price_without(price_minor: int, days: int, unpaid: int) -> int:
    """What a month of so many days costs, of which ``unpaid`` are not paid; rounded half up to a minor unit."""
    return (2 * price_minor * (days - unpaid) + days) // (2 * days)
