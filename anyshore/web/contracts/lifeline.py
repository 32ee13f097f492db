"""The life of a contract to scale: signed, milestones, review, today, the last day; and the same as a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from anyshore.contracts.rules.clauses.acting.warranty import Warranty
from anyshore.insight.queries.contract import Contract, Part
from anyshore.plumbing import formats

LEAST_DAYS = 14
LEFTWARDS = 88
"""Per cent of the line after which words are set to the left of their mark, as in the component."""
SIGNS = 1.6
"""How many signs have room in one per cent of the widest line."""
MOST_MONTHS = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone on the line."""

    on: date
    short: str
    name: str
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class Change:
    """What stands under the line: a day on which an amount falls due, or the last."""

    on: date
    short: str
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list under the line."""

    on: date
    text: str
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """The line as its component takes it."""

    starts_on: date
    ends_on: date
    today: date
    months: list[tuple[date, str]]
    marks: list[Mark]
    changes: tuple[Change, ...]
    review: tuple[date, date] | None
    warranty: tuple[date, date] | None


def line_of(contract: Contract, at: datetime) -> Line | None:
    """The line of a signed contract; None before it is signed or where no day is known."""
    page = contract.page
    if page.signed_at is None:
        return None
    start, today = _day(page.signed_at), _day(at)
    marks = [mark for part in contract.parts if (mark := _mark(part))]
    ended_on = page.ended_at and _day(page.ended_at)
    days = [mark.on for mark in marks] + [day for day in (contract.last_on, ended_on) if day]
    changes = _changes(contract, today)
    days += [change.on for change in changes]
    if not days:
        return None
    end = max(*days, today, start + timedelta(days=LEAST_DAYS))
    end += timedelta(days=max(2, (end - start).days // 20))
    warranty = _warranty(contract, max(days))
    end = max(end, warranty[1]) if warranty else end
    fitting = _fitting(marks, start, end)
    return Line(start, end, today, _months(start, end), fitting, changes, _review(contract), warranty)


def _fitting(marks: list[Mark], start: date, end: date) -> list[Mark]:
    """The marks with names cut to the room they have: two rows take turns, and what stands near the end is set
    leftwards."""
    at = [(mark.on - start).days * 100 / max((end - start).days, 1) for mark in marks]
    leftwards = [place > LEFTWARDS for place in at]
    room = [place if left else 100 - place for place, left in zip(at, leftwards, strict=True)]
    for one, other in zip(range(len(marks)), range(2, len(marks)), strict=False):
        gap = abs(at[other] - at[one])
        shared = gap / 2 if leftwards[other] and not leftwards[one] else gap
        room[other if leftwards[one] else one] = min(room[other if leftwards[one] else one], shared)
        if leftwards[other]:
            room[other] = min(room[other], shared)
    return [
        replace(mark, name=_clipped(mark.name, int(space * SIGNS))) for mark, space in zip(marks, room, strict=True)
    ]


def _clipped(name: str, most: int) -> str:
    """A name of at most so many signs, its number before it left out of the count; nothing rather than a stump."""
    most -= 4
    if len(name) <= most:
        return name
    return f"{name[: most - 1].rstrip(' ,.')}…" if most > 4 else ""


def entries_of(contract: Contract, at: datetime) -> list[Entry]:
    """The same as a list, oldest first."""
    page = contract.page
    if page.signed_at is None:
        return []
    today = _day(at)
    found = [Entry(_day(page.signed_at), _("Signed by both sides"), "", "past")]
    for part in contract.parts:
        mark = _mark(part)
        if mark:
            found.append(Entry(mark.on, f"{mark.short} {mark.name}", mark.note, _tone(mark, today)))
    found += [
        Entry(row.month, row.name, _("falls due"), "past" if row.decided_at else "")
        for row in contract.priced
        if row.kind == "dated" and row.step != "closed"
    ]
    if contract.last_on and page.ended_at is None:
        found.append(Entry(contract.last_on, _("Last day"), _why_last(contract), ""))
    if page.ended_at:
        found.append(Entry(_day(page.ended_at), _("The contract ended"), "", "past"))
    else:
        found.append(Entry(today, _("Today"), "", "now"))
    return sorted(found, key=lambda entry: (entry.on, entry.mark == "now"))


def _why_last(contract: Contract) -> str:
    """Whose notice makes the last day; nothing where it is the agreed one."""
    if not contract.by_notice or contract.notice is None:
        return ""
    who = contract.client.name if contract.notice.side == "client" else contract.provider.name
    return _("by notice of %(who)s") % {"who": who}


def _changes(contract: Contract, today: date) -> tuple[Change, ...]:
    """The days on which amounts fall due, the next with its name, and the last day."""
    days = {row.month: row.name for row in contract.priced if row.kind == "dated" and row.step != "closed"}
    if contract.last_on:
        lines = contract.page.content.lines.dated
        days |= {day: line.what for line in lines for day in line.days(contract.last_on)}
    following = min((day for day in days if day >= today), default=None)
    found = [Change(day, "", days[day] if day == following else "") for day in sorted(days)]
    if contract.last_on and contract.page.ended_at is None:
        found.append(Change(contract.last_on, _("Last day"), _why_last(contract)))
    return tuple(found)


def _mark(part: Part) -> Mark | None:
    short = f"M{part.position}"
    work = part.work
    if work is not None and work.accepted_at:
        return Mark(_day(work.accepted_at), short, part.title, _("accepted"), "done")
    if work is not None and work.clock:
        until = _day(work.clock.review_until)
        note = _("until %(day)s") % {"day": formats.short_day_text(until)}
        return Mark(until, short, part.title, _("stands still") if work.clock.paused else note, "wait")
    if part.due_on is None:
        return None
    funded = part.money is not None and part.money.state not in ("not_funded", "closed")
    return Mark(part.due_on, short, part.title, "", "open" if funded else "none")


def _tone(mark: Mark, today: date) -> str:
    if mark.mark == "wait":
        return "wait"
    return "past" if mark.mark == "done" or mark.on < today else ""


def _review(contract: Contract) -> tuple[date, date] | None:
    ticking = [part.work.clock for part in contract.parts if part.work and part.work.clock]
    return (_day(ticking[0].started_at), _day(ticking[0].review_until)) if ticking else None


def _warranty(contract: Contract, last: date) -> tuple[date, date] | None:
    clause = next((one for one in contract.page.content.clauses if one.key == "warranty"), None)
    if clause is not None:
        return (last, Warranty.of(clause.values).last_on(last))
    days = contract.page.terms.warranty_days
    return (last, last + timedelta(days=days)) if days else None


def _months(start: date, end: date) -> list[tuple[date, str]]:
    """The first days of the months between, thinned to what has room."""
    firsts, day = [], date(start.year + start.month // 12, start.month % 12 + 1, 1)
    while day < end:
        firsts.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    step = -(-len(firsts) // MOST_MONTHS) or 1
    return [(first, formats.month_text(first)) for first in firsts[::step]]


def _day(at: datetime) -> date:
    return formats.day_of(at)
