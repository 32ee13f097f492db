"""What retainers include, from the sheets of their agreements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.months import month_of, parts
from anyshore.contracts.rules.terms import ends_at
from anyshore.delivery.models import Book, Entry, Sheet
from anyshore.delivery.rules.retained import Included, included
from anyshore.delivery.rules.sheets import SheetState
from anyshore.parties.queries import calendar

WAITING = (SheetState.OPEN, SheetState.SUBMITTED)


def included_in(agreement: Agreement, lines: Lines, until: date) -> list[Included]:
    """The months of the retainer up to that of a day; none where there is no retainer."""
    if lines.retainer is None or lines.starts_on is None:
        return []
    rows = Entry.objects.filter(sheet__agreement_id=agreement.pk)
    used = _by_month(rows.filter(sheet__state=SheetState.APPROVED), "covered_minutes")
    standing = _by_month(rows.filter(sheet__state__in=WAITING, question=""), "minutes")
    months = parts(lines.starts_on, until, last_month_day(agreement))
    return list(included(lines.retainer, months, used, standing))


def left_for(sheet: Sheet, lines: Lines, days: Iterable[date]) -> dict[date, int]:
    """What the retainer has left in each month of these days."""
    if lines.retainer is None:
        return {}
    return {one.month: one.left for one in included_in(sheet.agreement, lines, max(days, default=sheet.week))}


def beyond(agreement: Agreement, lines: Lines, days: Iterable[date]) -> Included | None:
    """The first month of these days in which more is entered than the retainer includes."""
    months = {month_of(day) for day in days}
    rows = Entry.objects.filter(sheet__agreement_id=agreement.pk, sheet__state__in=WAITING)
    entered = _by_month(rows, "minutes")
    found = included_in(agreement, lines, max(months))
    return next((one for one in found if one.month in months and entered.get(one.month, 0) > one.left), None)


def last_day_of(agreement: Agreement) -> date | None:
    """The last day in UTC on which hours count; None where the agreement has none."""
    if agreement.ends_on is None:
        return None
    return (ends_at(agreement.ends_on, calendar(agreement.client_id).zone) - timedelta(microseconds=1)).date()


def last_month_day(agreement: Agreement) -> date | None:
    """The last day that a retainer pays: the agreement's, or the one at which its last month was cut."""
    cut = Book.objects.filter(agreement_id=agreement.pk).values_list("cut_on", flat=True).first()
    return cut or last_day_of(agreement)


def _by_month(rows: Any, name: str) -> dict[date, int]:
    found = rows.annotate(month=TruncMonth("day")).values_list("month").annotate(total=Sum(name)).order_by("month")
    return {month: int(total) for month, total in found}
