"""Periods of what is counted, and days on which an amount falls due: what is refused, when the report is due, what
silence does. Pure.

They stand in the same table as the months of a retainer, whose money, review, question and credits they share. Told in
docs/algorithms/units.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from anyshore.contracts.rules.priced import REPORT_DAYS, DatedLine
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Refused
from anyshore.kit.workdays import Calendar, add_working_days
from anyshore.payments.rules.months import ends_at

NO_END = date(2999, 12, 31)
"""The last day of what is counted once, under an agreement without a last day."""
LONGEST_NOTE = 2_000


class PaidBy(StrEnum):
    """What a row of the table of months is paid for."""

    RETAINER = "retainer"
    UNITS = "units"
    DATED = "dated"


class NotCounted(Refused):
    """This is not paid by the count."""

    code = "not_counted"


class PeriodRuns(Refused):
    """The period runs until ``until``: its count is reported after that."""

    code = "period_runs"


class CountAboveMost(Refused):
    """More than the ``most`` of the period is not taken."""

    code = "count_above_most"


class CorrectsTooMuch(Refused):
    """More is taken back than this period costs: ``least`` is the least correction that it bears."""

    code = "corrects_too_much"


class PeriodDecided(Refused):
    """The period is approved or closed: it is corrected in the report of a later one."""

    code = "period_decided"


class LineIsFunded(Refused):
    """All that is paid in ahead for this stands ready already."""

    code = "line_is_funded"


class LineOver(Refused):
    """It is reported, due or closed: it is not funded ahead."""

    code = "line_over"


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A period or an amount that waits, as silence sees it: ``until`` when what happens. ``minor`` is what is then
    due. It counts to the price of the period in which it ends from ``counts_from``; None: it does already, or does not
    by this."""

    name: str
    kind: PaidBy
    first_on: date
    last_on: date
    until: datetime
    minor: int
    reported: bool
    held_minor: int = 0
    counts_from: datetime | None = None


def report_until(last_on: date, calendar: Calendar, signed_at: datetime) -> datetime:
    """Until when the provider reports the count of a period: five of its working days after the last day, or after
    both have signed where that is later."""
    return add_working_days(max(ends_at(last_on), signed_at), REPORT_DAYS, calendar)


def due_at(on: date) -> datetime:
    """The beginning of a day, in UTC."""
    return begins_at(on)


def falls_due_at(line: DatedLine, on: date, signed_at: datetime) -> datetime:
    """The instant at which an amount falls due: the beginning of its day, but not before both have signed; where the
    client may object, not before it had all its days for that since."""
    return max(due_at(on), signed_at + timedelta(days=line.object_days))


def objects_from(line: DatedLine, on: date, signed_at: datetime) -> datetime:
    """From when the client may object to an amount: never before both have signed."""
    return falls_due_at(line, on, signed_at) - timedelta(days=line.object_days)


def silence_of_lines(lines: Iterable[OpenLine], currency: str) -> list[Consequence]:
    """What silence does: a report that is not there counts nothing, one that is there is approved, an amount is
    due."""
    codes = {PaidBy.UNITS: "payments.count_missed", PaidBy.DATED: "payments.falls_due"}
    return [
        Consequence(
            one.until,
            "payments.count_approved" if one.reported else codes[one.kind],
            "client" if one.reported or one.kind is PaidBy.DATED else "provider",
            {
                "name": one.name, "first_on": one.first_on, "last_on": one.last_on, "amount_minor": one.minor,
                "held_minor": one.held_minor, "currency": currency, "counts_from": one.counts_from,
            },
        )
        for one in sorted(lines, key=lambda one: (one.until, one.name))
    ]  # fmt: skip
