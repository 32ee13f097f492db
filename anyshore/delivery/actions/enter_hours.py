"""Enter hours into the time sheets of an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.lines import Lines
from anyshore.delivery.actions.open_sheet import open_sheet
from anyshore.delivery.events import HoursEntered
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.policies import may_enter_for_others, may_enter_hours
from anyshore.delivery.queries.retained import beyond, last_day_of
from anyshore.delivery.queries.sheets import (
    fingerprint_of,
    is_member,
    lines_of,
    lock_person,
    minutes_in,
    minutes_on,
    person_name,
)
from anyshore.delivery.rules import NotLive
from anyshore.delivery.rules.retained import RetainerUsedUp
from anyshore.delivery.rules.sheets import (
    MOST_CELLS,
    Cell,
    SheetClosed,
    SheetState,
    checked_entry_note,
    checked_minutes,
)
from anyshore.delivery.rules.weeks import MINUTES_A_DAY, week_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement


class DayToCome(Invalid):
    """The ``day`` has not begun in UTC: hours are entered once they were worked."""

    code = "day_to_come"


class DayOutside(Invalid):
    """On this ``day`` the agreement pays no hours: they count from ``since`` until ``until``."""

    code = "day_outside"


class DayTooLong(Invalid):
    """The person would have worked ``minutes`` on ``day``, in all agreements: a day has 1440."""

    code = "day_too_long"


class OtherPerson(Invalid):
    """The line pays the hours of one named person alone: ``person``."""

    code = "other_person"


class WeekChanged(Refused):
    """Somebody else wrote into this person's week since the form was shown."""

    code = "week_changed"


@action
def enter_hours(
    *, actor: Actor, agreement_id: UUID, cells: Sequence[Cell], seen: str = "", at: datetime
) -> list[Sheet]:
    """The cells stand in the sheets of their weeks, all of them or none; one without minutes is taken away.

    ``seen`` is the fingerprint of the week that a form showed. Those of the provider who work, for themselves; those
    who commit it, for any of its people. Refused: others (Forbidden), an agreement that does not run (NotLive) or pays
    no hours (NoHours), a sheet that is submitted or whose time is over (SheetClosed), a day to come, outside the
    agreement or of more than 24 hours, a line or person that is none (Invalid), a week that changed meanwhile
    (WeekChanged), more than a retainer includes where no other hours are paid (RetainerUsedUp).
    """
    agreement = locked_agreement(actor, agreement_id)
    if actor.person_id is None or not may_enter_hours(actor, agreement):
        raise Forbidden()
    if agreement.state not in LIVE:
        raise NotLive(state=agreement.state)
    lines, mine = lines_of(agreement), actor.person_id
    if len(cells) > MOST_CELLS:
        raise Invalid(field="cells", reason="length", longest=MOST_CELLS)
    wanted = [replace(cell, person_id=cell.person_id or mine) for cell in cells]
    if any(cell.person_id != mine for cell in wanted) and not may_enter_for_others(actor, agreement):
        raise Forbidden()
    people = {person_id: lock_person(person_id) for person_id in sorted({_person(cell) for cell in wanted})}
    _must_be_fit(agreement, lines, wanted, at)
    by_week = {week: [cell for cell in wanted if week_of(cell.day) == week] for week in _weeks(wanted)}
    _must_be_seen(agreement.pk, by_week, seen)
    sheets = [_write(actor, agreement, week, rows, at) for week, rows in by_week.items()]
    for person_id, day in sorted({(_person(cell), cell.day) for cell in wanted if cell.person_id in people}):
        minutes = minutes_on(person_id, day)
        if minutes > MINUTES_A_DAY:
            raise DayTooLong(field="minutes", day=day, minutes=minutes)
    _must_be_included(agreement, lines, wanted)
    return sheets


def _must_be_included(agreement: Agreement, lines: Lines, cells: Sequence[Cell]) -> None:
    """Where only a retainer pays hours, no more are entered than it includes."""
    if cells and lines.retainer and not lines.week_minor:
        found = beyond(agreement, lines, [cell.day for cell in cells])
        if found is not None:
            raise RetainerUsedUp(month=found.month, left=found.left)


def _must_be_fit(agreement: Agreement, lines: Lines, cells: Sequence[Cell], at: datetime) -> None:
    last, names = last_day_of(agreement), {}
    for cell in cells:
        person_id = _person(cell)
        if person_id not in names:
            if not is_member(agreement.provider_id, person_id):
                raise Invalid(field="person", reason="unknown")
            names[person_id] = person_name(person_id)
        if not 1 <= cell.line <= len(lines.time):
            raise Invalid(field="line", reason="range", low=1, high=len(lines.time))
        named = lines.time[cell.line - 1].person
        if named and cell.minutes and named.casefold() != names[person_id].casefold():
            raise OtherPerson(field="person", person=named)
        _must_be_a_day(cell, lines, last, at)
        checked_minutes(cell.minutes)


def _must_be_a_day(cell: Cell, lines: Lines, last: date | None, at: datetime) -> None:
    if cell.day > at.date():
        raise DayToCome(field="day", day=cell.day)
    if (lines.starts_on and cell.day < lines.starts_on) or (last and cell.day > last):
        raise DayOutside(field="day", day=cell.day, since=lines.starts_on, until=last)


def _must_be_seen(agreement_id: UUID, by_week: dict[date, list[Cell]], seen: str) -> None:
    if not seen:
        return
    for week, rows in by_week.items():
        if any(fingerprint_of(agreement_id, week, cell.person_id) != seen for cell in rows[:1]):
            raise WeekChanged()


def _write(actor: Actor, agreement: Agreement, week: date, cells: Sequence[Cell], at: datetime) -> Sheet:
    sheet = open_sheet(actor=actor, agreement=agreement, week=week, at=at)
    if sheet.state != SheetState.OPEN or at >= sheet.edit_until:
        raise SheetClosed(state=str(sheet.state), until=sheet.edit_until)
    for cell in cells:
        place = {"sheet": sheet, "person_id": cell.person_id, "line": cell.line, "day": cell.day, "corrects": None}
        if not cell.minutes:
            Entry.objects.filter(**place).delete()
            continue
        facts = {"minutes": cell.minutes, "note": checked_entry_note(cell.note)}
        Entry.objects.update_or_create(**place, defaults=facts, create_defaults={**facts, "at": at})
    told = HoursEntered(agreement_id=agreement.pk, sheet_id=sheet.pk, week=week, minutes=minutes_in(sheet), at=at)
    tell(told, actor=actor)
    return sheet


def _weeks(cells: Sequence[Cell]) -> list[date]:
    return sorted({week_of(cell.day) for cell in cells})


def _person(cell: Cell) -> UUID:
    assert cell.person_id is not None
    return cell.person_id
