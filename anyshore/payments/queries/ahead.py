"""What waits and what comes next of the table of months, as silence sees it: by the rules of the verbs that open,
close and cut its rows. What comes again is told up to the one after the one that runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, islice

from anyshore.contracts.rules.clauses.acting.suspension import Suspension
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.months import MonthPart, next_month, part_of
from anyshore.contracts.rules.priced import DatedLine, UnitLine, periods
from anyshore.contracts.rules.standstill import price_without
from anyshore.contracts.rules.step_in import Run
from anyshore.kit.workdays import Calendar, add_working_days
from anyshore.payments.queries.lines import period_price
from anyshore.payments.queries.months import MonthRow
from anyshore.payments.rules.months import OpenMonth, ends_at, looked_at_until, unpaid_days
from anyshore.payments.rules.periods import OpenLine, PaidBy, falls_due_at, objects_from, report_until

AHEAD = 2
"""Of what comes again so many are told: the one that runs and the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """By what the months of an agreement go on: what was signed, the last day that stands (in UTC; None where there is
    none), when work stood still, when the client ran itself what the month pays, and when force majeure freed the
    provider from all of it. ``stops_at`` is from when work stands still while nobody acts."""

    content: Content
    signed_at: datetime
    review_days: int
    last_on: date | None
    client: Calendar
    provider: Calendar
    stood: tuple[tuple[datetime, datetime | None], ...] = ()
    freed: tuple[tuple[datetime, datetime | None], ...] = ()
    stops_at: datetime | None = None
    runs: tuple[Run, ...] = ()

    def price(self, part: MonthPart, whole_minor: int) -> int:
        """What a month costs of ``whole_minor`` without the days that are not paid."""
        rule = rule_in(self.content.clauses, Suspension)
        days = part.first_on, part.last_on
        unpaid = unpaid_days(rule, self.stood, self.runs, days, self.client.zone, freed=self.freed)
        return price_without(whole_minor, (part.last_on - part.first_on).days + 1, unpaid)

    def still(self, at: datetime) -> bool:
        """Whether work stands still at an instant to come, if nobody acts."""
        return self.stops_at is not None and at >= self.stops_at

    def is_over(self, day: date) -> bool:
        """Whether a day comes after the last one that stands."""
        return self.last_on is not None and day > self.last_on


def open_months(rows: Iterable[MonthRow], ahead: Ahead) -> list[OpenMonth]:
    """The months of a retainer that the client looks at, the one that runs, and the one after it."""
    own = sorted((row for row in rows if not row.is_priced), key=lambda row: row.month)
    looked_at = [
        OpenMonth(row.month, row.review_until, row.payable.minor, row.held.minor, row.last_on)
        for row in own
        if row.step == "in_review" and row.review_until
    ]
    return [*looked_at, *_coming({row.month: row for row in own if row.step == "running"}, ahead)]


def _coming(running: Mapping[date, MonthRow], ahead: Ahead) -> Iterator[OpenMonth]:
    """The months that are not over, as they will be once they are."""
    retainer = ahead.content.lines.retainer
    if retainer is None or not running:
        return
    month, first_on = min(running), running[min(running)].first_on
    for _each in range(AHEAD):
        part, row = part_of(month, first_on, ahead.last_on), running.get(month)
        if part is None:
            return
        kept = row is not None and row.last_on == part.last_on
        minor = row.price.minor if row and kept else part.share(retainer.amount_minor)
        held, until = row.held.minor if row else 0, looked_at_until(part.first_on, part.last_on, ahead.signed_at)
        yield OpenMonth(month, until, ahead.price(part, minor), held, part.last_on, counts_from=ends_at(part.last_on))
        month = next_month(month)


def open_lines(rows: Iterable[MonthRow], ahead: Ahead) -> list[OpenLine]:
    """The counts and the amounts that wait, those that run, and of each line the one after."""
    own: dict[tuple[str, int], list[MonthRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.month):
        own[row.kind, row.line].append(row)
    found: list[OpenLine] = []
    for place, unit in enumerate(ahead.content.lines.units, 1):
        counts = own[PaidBy.UNITS, place]
        found += [*_counted(place, counts, ahead), *_to_count(place, unit, counts, ahead)]
    for place, dated in enumerate(ahead.content.lines.dated, 1):
        found += _amounts(dated, own[PaidBy.DATED, place], ahead)
    return found


def _counted(place: int, own: Sequence[MonthRow], ahead: Ahead) -> Iterator[OpenLine]:
    """The periods that are over: the client looks at their counts, or the provider has still to report them."""
    for row in own:
        if row.step == "in_review" and row.review_until:
            yield _line(row, row.review_until)
        elif row.step == "to_report" and row.review_until:
            yield from _unreported(place, (row.first_on, row.last_on), row.review_until, row.held.minor, ahead)


def _to_count(place: int, line: UnitLine, own: Sequence[MonthRow], ahead: Ahead) -> Iterator[OpenLine]:
    """The period that runs and the one after it, as they will be over."""
    if not own or ahead.content.lines.starts_on is None:
        return
    begun = max((row.first_on for row in own if row.step != "running"), default=date.min)
    held = {row.first_on: row.held.minor for row in own}
    every = periods(line, ahead.content.lines.starts_on, ahead.last_on)
    for one in islice((one for one in every if one.first_on > begun), AHEAD):
        if one.last_on is not None:
            until, days = report_until(one.last_on, ahead.provider, ahead.signed_at), (one.first_on, one.last_on)
            yield from _unreported(place, days, until, held.get(one.first_on, 0), ahead)


def _unreported(
    place: int, days: tuple[date, date], until: datetime, held_minor: int, ahead: Ahead
) -> Iterator[OpenLine]:
    """What silence does to a period that nobody reports: it counts nothing, and what is paid in any case is looked
    at."""
    name, least = ahead.content.lines.units[place - 1].name, period_price(ahead.content, place, *days, 0)
    yield OpenLine(name, PaidBy.UNITS, *days, until, least, reported=False, counts_from=until)
    if least:
        approved_at = add_working_days(until, ahead.review_days, ahead.client)
        yield OpenLine(name, PaidBy.UNITS, *days, approved_at, least, reported=True, held_minor=held_minor)


def _amounts(line: DatedLine, own: Sequence[MonthRow], ahead: Ahead) -> Iterator[OpenLine]:
    """The amounts that have a row, those that the provider has spoken for to their own instant, and the next after
    them."""
    for row in own:
        if row.step in ("to_come", "in_review") and row.answered_at and row.review_until:
            yield _line(row, row.review_until)
    rows = {row.month: row for row in own}
    waiting = [row.month for row in own if row.step in ("to_come", "in_review") and not row.answered_at]
    later = (day for day in line.days(ahead.last_on) if own and day > own[-1].month)
    for day in chain(waiting, islice(later, max(AHEAD - len(waiting), 0))):
        there, at = rows.get(day), falls_due_at(line, day, ahead.signed_at)
        if ahead.is_over(day) or ahead.still(at):
            return
        begins = objects_from(line, day, ahead.signed_at) if line.runs else at
        if there is not None:
            yield replace(_line(there, at), counts_from=begins if there.step == "to_come" else None)
        else:
            minor = line.amount_minor
            yield OpenLine(line.what, PaidBy.DATED, day, day, at, minor, reported=False, counts_from=begins)


def _line(row: MonthRow, until: datetime) -> OpenLine:
    return OpenLine(
        row.name,
        PaidBy(row.kind),
        row.first_on,
        row.last_on,
        until,
        row.payable.minor,
        reported=row.kind == PaidBy.UNITS,
        held_minor=row.held.minor,
    )
