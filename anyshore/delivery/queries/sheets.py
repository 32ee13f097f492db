"""Loading of time sheets for actions, and what a sheet is worth as it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Sum

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.rules.clauses.frame import sentence
from anyshore.contracts.rules.lines import MINUTES_A_WEEK, Lines, TimeLine
from anyshore.contracts.rules.months import month_of
from anyshore.delivery.models import Book, Entry, Sheet, Timer
from anyshore.delivery.queries.retained import WAITING, left_for
from anyshore.delivery.rules.sheets import (
    LONGEST_ENTRY_NOTE,
    NOTHING_LEFT,
    Bill,
    Billed,
    Cell,
    NoHours,
    SheetState,
    Worked,
    bill,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.parties.queries import memberships_of


def lines_of(agreement: Agreement) -> Lines:
    """The hours that an agreement pays; NoHours for one that pays none, or does not run yet. Where a retainer includes
    hours and no others are paid, they stand on one line without a rate."""
    if not keeps_hours(agreement.pk):
        raise NoHours()
    content = current_content(agreement)
    lines = content.lines
    if lines.time or lines.retainer is None or not lines.retainer.minutes:
        return lines
    role = sentence("retained", content.wording).words[content.language].heading
    return replace(lines, time=(TimeLine(role=role, rate_minor=0, cap_minutes=MINUTES_A_WEEK),))


def keeps_hours(agreement_id: UUID) -> bool:
    """Whether the agreement runs (or ran) with hours."""
    return bool(Book.objects.filter(agreement_id=agreement_id).exists())


def sheet_with_agreement_locked(actor: Actor, sheet_id: UUID) -> Sheet:
    """A sheet under its agreement, which is locked first and loaded; NotFound if the actor does not see it."""
    owner = Sheet.objects.visible_to(actor).filter(pk=sheet_id).values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: Sheet = Sheet.objects.get(pk=sheet_id)
    found.agreement = agreement
    return found


def in_order_of_roots(sheet_ids: Collection[UUID]) -> list[UUID]:
    """Sheets in the order in which their agreements are locked; one that is none comes last."""
    owners = dict(Sheet.objects.filter(pk__in=sheet_ids).values_list("pk", "agreement_id"))
    return sorted(set(sheet_ids), key=lambda one: (one not in owners, owners.get(one, one), one))


def entry_with_agreement_locked(actor: Actor, entry_id: UUID) -> Entry:
    """An entry with its sheet under its agreement, locked and loaded; NotFound if the actor does not see it."""
    owner = Entry.objects.filter(pk=entry_id).values_list("sheet_id", flat=True).first()
    if owner is None:
        raise NotFound()
    sheet = sheet_with_agreement_locked(actor, owner)
    found: Entry = Entry.objects.get(pk=entry_id)
    found.sheet = sheet
    return found


def sheet_of_week(agreement_id: UUID, week: date) -> Sheet | None:
    """The sheet of a week, if anything was ever entered in it."""
    found: Sheet | None = Sheet.objects.filter(agreement_id=agreement_id, week=week).first()
    return found


def entries_of(sheet: Sheet) -> list[Entry]:
    """The entries of a sheet as they were worked: by day, then by when they were written."""
    rows = Entry.objects.filter(sheet=sheet).select_related("person")
    return list(rows.order_by("day", "line", "at", "id"))


def worked_in(entries: Collection[Entry]) -> list[Worked]:
    """Entries as the arithmetic sees them."""
    return [
        Worked(
            one.pk,
            one.line,
            one.minutes,
            bool(one.question),
            month_of(one.day),
            one.covered_minutes if one.corrects_id else 0,
        )
        for one in entries
    ]


def lifted_in(sheet: Sheet) -> dict[int, int]:
    """The minutes to which the client lifted caps, by line."""
    return {int(line): int(minutes) for line, minutes in sheet.lifted.items()}


def bill_of(sheet: Sheet, lines: Lines) -> Bill:
    """What a sheet is worth as it stands, after the credit that earlier weeks left."""
    return worth_of(sheet, lines, entries_of(sheet), credit_before(sheet))


def worth_of(
    sheet: Sheet,
    lines: Lines,
    entries: Collection[Entry],
    credit_minor: int,
    taken: Mapping[date, int] = NOTHING_LEFT,
) -> Bill:
    """The same, of entries that are loaded already; an approved sheet keeps what the retainer covered of it. ``taken``
    are the minutes of its months that other sheets will have used first."""
    worked, lifted = worked_in(entries), lifted_in(sheet)
    if sheet.state == SheetState.APPROVED and lines.retainer:
        rows = {one.pk: one for one in entries}
        told = tuple(
            Billed(key, one.billed_minutes, one.amount_minor, one.covered_minutes) for key, one in rows.items()
        )
        return Bill(told, sheet.total_minor, sheet.payable_minor, min(0, sheet.total_minor + credit_minor))
    left = left_for(sheet, lines, [one.day for one in entries])
    left = {month: minutes - taken.get(month, 0) for month, minutes in left.items()}
    return bill(lines.time, worked, lifted, credit_minor, left)


def credit_before(sheet: Sheet) -> int:
    """What approved sheets took back beyond what they were worth: zero or less, in minor units."""
    rows = Sheet.objects.filter(agreement_id=sheet.agreement_id, state=SheetState.APPROVED).exclude(pk=sheet.pk)
    sums = rows.aggregate(total=Sum("total_minor"), payable=Sum("payable_minor"))
    return min(0, int(sums["total"] or 0) - int(sums["payable"] or 0))


def minutes_in(sheet: Sheet) -> int:
    """The minutes that stand in a sheet."""
    return int(Entry.objects.filter(sheet=sheet).aggregate(total=Sum("minutes"))["total"] or 0)


def fingerprint_of(agreement_id: UUID, week: date, person_id: UUID | None) -> str:
    """What a form showed of one person's week, so that who saves it later is told if it has changed since."""
    rows = Entry.objects.filter(sheet__agreement_id=agreement_id, sheet__week=week, person_id=person_id, corrects=None)
    said = repr(list(rows.order_by("line", "day").values_list("line", "day", "minutes", "note")))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def lock_person(person_id: UUID) -> User:
    """A person's row, locked: whoever enters their hours, in whichever agreement, does so one after the other."""
    found: User = User.objects.select_for_update(of=("self",), no_key=True).get(pk=person_id)
    return found


def minutes_on(person_id: UUID, day: date) -> int:
    """What a person has worked on a day, in all agreements, before corrections."""
    rows = Entry.objects.filter(person_id=person_id, day=day, corrects=None)
    return int(rows.aggregate(total=Sum("minutes"))["total"] or 0)


def taken_back(entry: Entry) -> int:
    """The minutes of an approved entry that later weeks have taken back already."""
    return -int(Entry.objects.filter(corrects=entry).aggregate(total=Sum("minutes"))["total"] or 0)


def running_timer(person_id: UUID) -> Timer | None:
    """The timer that a person has running."""
    found: Timer | None = Timer.objects.filter(person_id=person_id, ended_at=None).first()
    return found


def timers_running(agreement_id: UUID) -> list[Timer]:
    """The timers that run on an agreement."""
    return list(Timer.objects.filter(agreement_id=agreement_id, ended_at=None).order_by("id"))


def any_hours(agreement_id: UUID) -> bool:
    """Whether anybody ever entered hours."""
    return bool(Entry.objects.filter(sheet__agreement_id=agreement_id).exists())


def unanswered_sheets(agreement_id: UUID, at: datetime) -> dict[UUID, datetime]:
    """The sheets with hours that are neither approved nor empty, and until when the client may answer each."""
    return {pk: until for pk, _, until in _unanswered(agreement_id, at)}


def unanswered_weeks(agreement_id: UUID, at: datetime) -> frozenset[date]:
    """Their weeks."""
    return frozenset(week for _, week, _ in _unanswered(agreement_id, at))


def _unanswered(agreement_id: UUID, at: datetime) -> list[tuple[UUID, date, datetime]]:
    rows = Sheet.objects.filter(agreement_id=agreement_id, state__in=WAITING, review_until__gt=at)
    with_hours = rows.filter(pk__in=Entry.objects.filter(sheet__agreement_id=agreement_id).values("sheet_id"))
    return list(with_hours.values_list("pk", "week", "review_until"))


def is_member(organisation_id: UUID, person_id: UUID) -> bool:
    """Whether a person works for an organisation now."""
    return any(one.organisation_id == organisation_id for one in memberships_of(person_id))


def person_name(person_id: UUID) -> str:
    """A person's own name."""
    return User.objects.filter(pk=person_id).values_list("name", flat=True).first() or ""


def timer_with_agreement_locked(actor: Actor, timer_id: UUID) -> Timer:
    """A running timer under its agreement, which is locked first; NotFound for one that stands or is not to be
    seen."""
    owner = Timer.objects.filter(pk=timer_id).values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    found: Timer | None = Timer.objects.filter(pk=timer_id, ended_at=None).first()
    if found is None:
        raise NotFound()
    found.agreement = agreement
    return found


def cells_with(timer: Timer, spans: list[tuple[date, int]]) -> list[Cell]:
    """What a timer adds to what its person has on its line already, day by day."""
    rows = Entry.objects.filter(
        sheet__agreement_id=timer.agreement_id, person_id=timer.person_id, line=timer.line, corrects=None
    )
    there = {row.day: row for row in rows.filter(day__in=[day for day, _ in spans])}
    return [
        Cell(
            line=timer.line,
            day=day,
            minutes=minutes + (there[day].minutes if day in there else 0),
            note=_joined(there[day].note if day in there else "", timer.note),
        )
        for day, minutes in spans
        if minutes
    ]


def _joined(before: str, more: str) -> str:
    if not more or more in before:
        return before
    return f"{before}; {more}"[:LONGEST_ENTRY_NOTE] if before else more
