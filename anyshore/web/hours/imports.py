"""Many hours at once: a list is looked at row by row, and entered all or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules import Side
from anyshore.delivery.actions.enter_hours import enter_hours
from anyshore.delivery.rules.imports import BadHours, ReadRow, read_hours
from anyshore.delivery.rules.sheets import Cell
from anyshore.delivery.rules.weeks import week_at, week_name
from anyshore.insight.queries.hours import HoursPage
from anyshore.kit.errors import Refused
from anyshore.parties.queries import members
from anyshore.plumbing.actions import preview
from anyshore.web.access import actor_of, signed_in
from anyshore.web.hours.forms import Import
from anyshore.web.hours.reading import act, read
from anyshore.web.rendering import now_of, page
from anyshore.web.words import refusal_text

COLUMNS = {
    "day": gettext_lazy("day"),
    "hours": gettext_lazy("hours"),
    "line": gettext_lazy("line"),
    "person": gettext_lazy("person"),
    "note": gettext_lazy("note"),
}
REASONS = {
    "empty": gettext_lazy("is missing"),
    "unfit": gettext_lazy("cannot be read"),
    "two_days": gettext_lazy("can be two days: write it as 2026-11-30"),
    "several": gettext_lazy("names several lines: add the level, or write the number of the line"),
    "range": gettext_lazy("is not between 0:01 and 24:00"),
    "unknown": gettext_lazy("is not known here"),
    "twice": gettext_lazy("stands in an earlier row for the same line and person"),
    "too_long": gettext_lazy("is longer than 300 characters"),
    "too_many": gettext_lazy("is beyond the two thousandth row"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A list as it was read: what can be taken, what cannot, and why what can be would be refused nevertheless."""

    rows: tuple[ReadRow, ...]
    bad: tuple[BadHours, ...]
    cells: tuple[Cell, ...]
    refusal: str

    @property
    def bad_rows(self) -> int:
        """How many rows cannot be taken; one may have several faults."""
        return len({one.number for one in self.bad})

    @property
    def minutes(self) -> int:
        """What the good rows are in all."""
        return sum(row.minutes for row in self.rows)


@signed_in
def import_hours(request: HttpRequest, number: int) -> HttpResponse:
    """Look at a list, then enter it."""
    found = read(request, number, week_name(week_at(now_of(request))), Side.PROVIDER)
    form = Import(request)
    looked = _looked(request, found, form.values["rows"]) if form.accepted() else None
    if looked and not looked.bad and not looked.refusal and request.POST.get("enter"):
        given = {"agreement_id": found.agreement_id, "cells": looked.cells}
        done = act(request, enter_hours, found, form, told=_("All rows are entered."), **given)
        if done:
            return done
    return page(request, "hours/import.html", h=found, form=form, looked=looked, reasons=REASONS, columns=COLUMNS)


def _looked(request: HttpRequest, found: HoursPage, text: str) -> Looked:
    rows, bad = read_hours(text, [one.line for one in found.page.lines])
    people = {one.email.lower(): one.person_id for one in members(actor_of(request))}
    unknown = [
        BadHours(row.number, "person", "unknown", row.person) for row in rows if row.person not in {"", *people}
    ]
    sound = [row for row in rows if row.person in {"", *people}]
    cells = tuple(Cell(row.line, row.day, row.minutes, row.note, people.get(row.person)) for row in sound)
    everything = tuple(sorted((*bad, *unknown), key=lambda one: one.number))
    return Looked(rows, everything, cells, _refusal(request, found, cells) if cells else "")


def _refusal(request: HttpRequest, found: HoursPage, cells: tuple[Cell, ...]) -> str:
    """Why the action would refuse these hours, from the same run, rolled back; "" where it would not."""
    given = {"agreement_id": found.agreement_id, "cells": cells}
    try:
        preview(enter_hours, actor=actor_of(request), at=now_of(request), look=len, **given)
    except Refused as refusal:
        return refusal_text(refusal)
    return ""
