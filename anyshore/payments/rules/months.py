"""The months of a retainer: what is refused, when their review ends, what silence does. Pure.

Told in docs/algorithms/retainers.md, whose tables a test reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.standstill import days_within
from anyshore.contracts.rules.step_in import Run, days_run
from anyshore.delivery.rules.weeks import begins_at, review_until, week_of
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Refused

ANSWER_DAYS = 5
"""After the provider's answer the client looks at the month for so many of its working days."""
LONGEST_WORDS = 300


class NoRetainer(Refused):
    """The agreement has no retainer."""

    code = "no_retainer"


class MonthOver(Refused):
    """The ``month`` is over, or does not come next: it is not funded ahead."""

    code = "month_over"


class MonthIsFunded(Refused):
    """All that the ``month`` costs is paid in already."""

    code = "month_is_funded"


class MonthNotOver(Refused):
    """The ``month`` runs until ``until``: it is looked at after that."""

    code = "month_not_over"


class MonthReviewOver(Refused):
    """The review of the month is over: it ``is`` approved, or was asked about already."""

    code = "month_review_over"


class NothingAsked(Refused):
    """No question about this month is open."""

    code = "nothing_asked"


@dataclass(frozen=True, slots=True)
class OpenMonth:
    """A month that nobody has asked about, as silence sees it: ``until`` when it is approved. It counts to the price
    of the period in which it ends from ``counts_from``; None: it does already."""

    month: date
    until: datetime
    payable_minor: int
    held_minor: int = 0
    last_on: date | None = None
    counts_from: datetime | None = None


def ends_at(last_on: date) -> datetime:
    """The instant at which the last day of a month is over, in UTC."""
    return begins_at(last_on + timedelta(days=1))


def looked_at_until(first_on: date, last_on: date, signed_at: datetime) -> datetime:
    """Until when the client looks at a month: the end of Friday, UTC, of the week after the one of its last day, when
    its last time sheet has been decided too; so also where weeks of it were over when both had signed."""
    ends = (review_until(week_of(day), signed_at) for day in (first_on, last_on))
    return max(ends) + timedelta(minutes=1)


def unpaid_days(
    rule: Suspension | None,
    stood: Iterable[tuple[datetime, datetime | None]],
    runs: Iterable[Run],
    days: tuple[date, date],
    zone: str,
    freed: Iterable[tuple[datetime, datetime | None]] = (),
) -> int:
    """How many of the days from the first to the last of ``days`` are not paid: those on which work stood still, where
    the clause about late payments says so, those on which the client ran the service itself, and those on which force
    majeure ``freed`` the provider from all of it. A day counts once."""
    stopped = stood if rule and rule.price_stops else ()
    still = days_within([*stopped, *freed], *days, zone)
    return len(still | days_run(runs, *days))


def silence_of_months(months: Iterable[OpenMonth], currency: str) -> list[Consequence]:
    """What silence does to the months of a retainer: each is approved, at the end of its review."""
    return [
        Consequence(
            one.until,
            "payments.month_approved",
            "client",
            {
                "month": one.month, "amount_minor": one.payable_minor, "held_minor": one.held_minor,
                "currency": currency, "last_on": one.last_on, "counts_from": one.counts_from,
            },
        )
        for one in sorted(months, key=lambda one: one.month)
    ]  # fmt: skip
