"""What is paid by the count and on fixed days: for verbs under their lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import current_content, signed_at_of
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.counting import bands_for, of_part, part_for, price_of
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine, periods
from anyshore.kit.actor import Actor
from anyshore.payments.models import RetainerMonth
from anyshore.payments.queries.months import last_day
from anyshore.payments.rules.periods import NO_END, PaidBy, due_at, objects_from

if TYPE_CHECKING:
    from anyshore.payments.queries.purse import Purse

PRICED = (PaidBy.UNITS, PaidBy.DATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOpen:
    """A period or an amount that has no row yet. ``clock_at`` is when its clock rings first; None where it has
    none."""

    kind: PaidBy
    line: int
    name: str
    first_on: date
    last_on: date
    price_minor: int
    clock_at: datetime | None


def to_open(purse: Purse, at: datetime) -> Iterator[ToOpen]:
    """What the lines of an agreement have begun up to now without a row, and of each the one after that; an amount to
    which the client may object has begun."""
    content, until, today = current_content(purse.agreement), last_day(purse), at.date()
    latest: dict[tuple[str, int], date] = {}
    reached: dict[tuple[str, int], date] = {}
    for row in RetainerMonth.objects.filter(agreement=purse.agreement, kind__in=PRICED).order_by("month"):
        latest[row.kind, row.line] = row.month
        reached[row.kind, row.line] = max(today, row.month) if row.closed_at else today
    for place, unit in enumerate(content.lines.units, 1):
        key = (str(PaidBy.UNITS), place)
        coming = _counted(content, place, unit, latest.get(key), until)
        yield from _up_to(reached.get(key, today), latest.get(key), coming)
    for place, dated in enumerate(content.lines.dated, 1):
        key = (str(PaidBy.DATED), place)
        due = _dated(place, dated, latest.get(key), until, signed_at_of(purse.agreement))
        yield from _up_to(reached.get(key, today), latest.get(key), due)


def _up_to(reached: date, after: date | None, coming: Iterator[ToOpen]) -> Iterator[ToOpen]:
    """Those that have begun, and one more; nothing where that is there already."""
    if after is not None and after > reached:
        return
    for one in coming:
        yield one
        if one.first_on > reached:
            return


def _counted(content: Content, place: int, line: UnitLine, after: date | None, until: date | None) -> Iterator[ToOpen]:
    assert content.lines.starts_on is not None
    for one in periods(line, content.lines.starts_on, until):
        if after is not None and one.first_on <= after:
            continue
        last = one.last_on or NO_END
        yield ToOpen(
            kind=PaidBy.UNITS,
            line=place,
            name=line.name,
            first_on=one.first_on,
            last_on=last,
            price_minor=period_price(content, place, one.first_on, last, one.line.expected),
            clock_at=due_at(date.fromordinal(last.toordinal() + 1)) if last != NO_END else None,
        )


def _dated(
    place: int, line: DatedLine, after: date | None, until: date | None, signed_at: datetime
) -> Iterator[ToOpen]:
    days = line.days(until) if line.runs else iter((signed_at.date(),) if after is None else ())
    for day in days:
        if after is not None and day <= after:
            continue
        yield ToOpen(
            kind=PaidBy.DATED,
            line=place,
            name=line.what,
            first_on=day,
            last_on=day,
            price_minor=line.amount_minor,
            clock_at=objects_from(line, day, signed_at) if line.runs else signed_at,
        )


def line_of_period(content: Content, place: int, first_on: date, last_on: date) -> UnitLine:
    """The line that is counted in a period, its counts those of the days that count."""
    line = content.lines.units[place - 1]
    part = part_for(line, first_on, last_on)
    return line.of(part) if part else line


def period_price(content: Content, place: int, first_on: date, last_on: date, count: int, corrected: int = 0) -> int:
    """What a count of a period costs, in minor units: also by the clause on volume, where that names the unit."""
    line = content.lines.units[place - 1]
    part, bands = part_for(line, first_on, last_on), bands_for(line, content.clauses)
    of = line.of(part) if part else line
    return price_of(of, count, content.currency, of_part(bands, part), corrected)


@dataclass(frozen=True, slots=True)
class Before:
    """What the periods before one of the same line counted in all, and the most that they could have."""

    counted: int
    most: int


def counted_before(row: RetainerMonth, content: Content) -> Before:
    """The periods before this one that are decided or over."""
    rows = RetainerMonth.objects.filter(
        agreement_id=row.agreement_id, kind=row.kind, line=row.line, first_on__lt=row.first_on
    )
    counted = most = 0
    for one in rows.order_by("first_on"):
        counted += (one.count or 0) + one.corrected
        most += line_of_period(content, one.line, one.first_on, one.last_on).most
    return Before(counted, most)


def priced_rows(agreement_id: UUID) -> list[RetainerMonth]:
    """The rows of counts and fixed days that nobody decided and that were not closed, in order."""
    rows = RetainerMonth.objects.filter(agreement_id=agreement_id, kind__in=PRICED, decided_at=None, settled_at=None)
    return list(rows.order_by("month", "line"))


def may_read_count(actor: Actor, row_id: UUID) -> bool:
    """Whether the actor sees a period, and so the files of its report."""
    return bool(RetainerMonth.objects.visible_to(actor).filter(pk=row_id).exists())


def is_once(content: Content, place: int) -> bool:
    """Whether a line is counted once, so that its report does not wait for its end."""
    return content.lines.units[place - 1].every is Every.ONCE
