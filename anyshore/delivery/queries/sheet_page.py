"""The hours of one agreement as pages and mails show them: a week whole, and the weeks in a list."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import side_of
from anyshore.contracts.queries import signed_at_of
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.lines import Lines, TimeLine
from anyshore.contracts.rules.months import month_of
from anyshore.delivery.models import Entry, Sheet
from anyshore.delivery.policies import may_enter_hours, may_review_sheet
from anyshore.delivery.queries.retained import WAITING
from anyshore.delivery.queries.sheet_rows import (
    EntryRow,
    LineRow,
    SheetRow,
    TimerRow,
    ToldSheet,
    WaitingSheet,
    WeekPage,
)
from anyshore.delivery.queries.sheets import (
    bill_of,
    credit_before,
    entries_of,
    fingerprint_of,
    lifted_in,
    lines_of,
    minutes_in,
    running_timer,
    worked_in,
    worth_of,
)
from anyshore.delivery.rules.sheets import Bill, OpenSheet, SheetState, cap_of
from anyshore.delivery.rules.weeks import edit_until, review_until, week_at, week_of
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money


def week_page(actor: Actor, agreement: Agreement, week: date, *, at: datetime) -> WeekPage:
    """One week of an agreement that the actor sees; NoHours for one that pays none."""
    lines = lines_of(agreement)
    sheet = Sheet.objects.filter(agreement_id=agreement.pk, week=week).first() or _unwritten(agreement, week)
    entries = [] if sheet._state.adding else entries_of(sheet)
    before = sheet.credit_before_minor if sheet.state == SheetState.APPROVED else credit_before(sheet)
    worth = worth_of(sheet, lines, entries, before)
    timer = running_timer(actor.person_id) if actor.person_id else None
    return WeekPage(
        agreement_id=agreement.pk,
        side=side_of(actor, agreement),
        week=week,
        sheet_id=None if sheet._state.adding else sheet.pk,
        state=SheetState(sheet.state),
        edit_until=sheet.edit_until,
        review_until=sheet.review_until,
        submitted_at=sheet.submitted_at,
        decided_at=sheet.decided_at,
        decided_by=sheet.decided_by,
        lines=_lines(lines, entries, worth, sheet),
        entries=_entries(entries, worth, agreement.currency),
        minutes=sum(one.minutes for one in entries),
        total=Money(worth.total_minor, agreement.currency),
        credit=Money(before, agreement.currency),
        payable=Money(worth.payable_minor, agreement.currency),
        seen=fingerprint_of(agreement.pk, week, actor.person_id),
        timer=TimerRow(timer.pk, timer.agreement_id, timer.line, timer.note, timer.began_at) if timer else None,
        may=_may(actor, agreement, sheet, lines, at),
    )


def sheets_of(agreement: Agreement) -> tuple[SheetRow, ...]:
    """The weeks of an agreement in which something was entered, the last in front."""
    lines = lines_of(agreement)
    rows = Sheet.objects.filter(agreement_id=agreement.pk).order_by("-week")
    return tuple(_sheet(row, lines, agreement.currency) for row in rows)


def sheets_to_approve(actor: Actor) -> list[WaitingSheet]:
    """The submitted weeks of all contracts in which the actor's organisation is the client, the one that silence
    approves first in front."""
    rows = Sheet.objects.visible_to(actor).filter(
        state=SheetState.SUBMITTED, agreement__client_id=actor.organisation_id, agreement__state__in=LIVE
    )
    rows = rows.select_related("agreement__provider").order_by("review_until", "agreement__number", "week")
    return [_waiting(row) for row in rows]


def open_sheets(agreement: Agreement) -> list[OpenSheet]:
    """The sheets that wait, as silence sees them: approved one after the other, each takes what the retainer has left
    and the credit of those before."""
    lines = lines_of(agreement)
    rows = Sheet.objects.filter(agreement_id=agreement.pk, state__in=WAITING).order_by("week")
    found, credit, taken = [], None, Counter[date]()
    for row in rows.select_related("agreement"):
        entries = entries_of(row)
        credit = credit_before(row) if credit is None else credit
        worth = worth_of(row, lines, entries, credit, taken)
        credit = worth.credit_minor
        days = {one.pk: one.day for one in entries}
        for one in worth.rows:
            taken[month_of(days[one.key])] += one.covered
        found.append(
            OpenSheet(
                week=row.week,
                state=SheetState(row.state),
                edit_until=row.edit_until,
                review_until=row.review_until,
                minutes=minutes_in(row),
                worth_minor=worth.payable_minor,
            )
        )
    return found


def told_sheet(sheet_id: UUID) -> ToldSheet:
    """The sheet of a fact; NotFound where there is none."""
    row = Sheet.objects.filter(pk=sheet_id).select_related("agreement").first()
    if row is None:
        raise NotFound()
    payable = bill_of(row, lines_of(row.agreement)).payable_minor
    return ToldSheet(row.agreement_id, row.week, minutes_in(row), Money(payable, row.agreement.currency))


def _waiting(row: Sheet) -> WaitingSheet:
    agreement, entries = row.agreement, entries_of(row)
    worked = worked_in(entries)
    worth = worth_of(row, lines_of(agreement), entries, credit_before(row))
    counted = sum(one.minutes for one in worth.rows if one.minutes > 0)
    asked = sum(one.minutes for one in worked if one.asked)
    minutes = sum(one.minutes for one in worked if one.minutes > 0)
    return WaitingSheet(
        id=row.pk,
        number=agreement.number,
        title=agreement.title,
        provider=agreement.provider.name,
        week=row.week,
        minutes=sum(one.minutes for one in worked),
        over=minutes - asked - counted,
        asked=sum(one.asked for one in worked),
        worth=Money(worth.payable_minor, agreement.currency),
        submitted_at=row.submitted_at or row.at,
        review_until=row.review_until,
    )


def _unwritten(agreement: Agreement, week: date) -> Sheet:
    signed_at = signed_at_of(agreement)
    until = {"edit_until": edit_until(week, signed_at), "review_until": review_until(week, signed_at)}
    return Sheet(agreement=agreement, week=week, **until)


def _lines(lines: Lines, entries: list[Entry], worth: Bill, sheet: Sheet) -> tuple[LineRow, ...]:
    lifted, counted = lifted_in(sheet), {row.key: row.minutes for row in worth.rows}

    def row(place: int, line: TimeLine) -> LineRow:
        own = [one for one in entries if one.line == place and one.corrects_id is None]
        return LineRow(
            place=place,
            line=line,
            rate=Money(line.rate_minor, sheet.agreement.currency),
            minutes=sum(one.minutes for one in own),
            counted=sum(counted.get(one.pk, 0) for one in own),
            cap=cap_of(line, place, lifted),
            is_lifted=place in lifted,
            over=sum(one.minutes - counted[one.pk] for one in own if one.pk in counted),
        )

    return tuple(row(place, line) for place, line in enumerate(lines.time, 1))


def _entries(entries: list[Entry], worth: Bill, currency: str) -> tuple[EntryRow, ...]:
    rows = {row.key: row for row in worth.rows}
    return tuple(
        EntryRow(
            id=one.pk,
            line=one.line,
            day=one.day,
            person_id=one.person_id,
            person=one.person.name,
            minutes=one.minutes,
            note=one.note,
            question=one.question,
            answer=one.answer,
            is_correction=one.corrects_id is not None,
            counted=rows[one.pk].minutes if one.pk in rows else 0,
            amount=Money(rows[one.pk].amount_minor if one.pk in rows else 0, currency),
            covered=rows[one.pk].covered if one.pk in rows else 0,
        )
        for one in entries
    )


def _may(actor: Actor, agreement: Agreement, sheet: Sheet, lines: Lines, at: datetime) -> frozenset[str]:
    if agreement.state not in LIVE:
        return frozenset()
    begun = bool(lines.starts_on) and week_of(lines.starts_on or sheet.week) <= sheet.week <= week_at(at)
    waits, open_now = sheet.state == SheetState.SUBMITTED, sheet.state == SheetState.OPEN
    editable, in_review = at < sheet.edit_until, at < sheet.review_until
    works, reviews = may_enter_hours(actor, agreement), may_review_sheet(actor, agreement)
    allowed = {
        "enter": works and begun and open_now and editable,
        "submit": works and open_now and not sheet._state.adding,
        "take_back": works and waits and editable,
        "answer": works and waits and in_review,
        "correct": works and sheet.state == SheetState.APPROVED,
        "approve": reviews and waits,
        "ask": reviews and waits and in_review,
        "lift": reviews and (waits or open_now) and in_review and not sheet._state.adding,
    }
    return frozenset(verb for verb, may in allowed.items() if may)


def _sheet(row: Sheet, lines: Lines, currency: str) -> SheetRow:
    approved = row.state == SheetState.APPROVED
    payable = row.payable_minor if approved else bill_of(row, lines).payable_minor
    minutes = minutes_in(row)
    return SheetRow(row.pk, row.week, SheetState(row.state), minutes, Money(payable, currency), row.review_until)
