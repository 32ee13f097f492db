"""Forms of hours: the week as a grid, and the small ones about one entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.delivery.rules.sheets import Cell
from anyshore.delivery.rules.weeks import days_of
from anyshore.insight.queries.hours import HoursPage
from anyshore.plumbing import formats
from anyshore.web.forms import Choice, Form, Hidden, Hours, Integer, LongText, Text
from anyshore.web.forms.bound import Bound


@dataclass(frozen=True, slots=True)
class GridDay:
    """One row of the grid: a day, a field for each line, a note, and what stands there in all; no field for a day to
    come or outside the contract."""

    day: date
    fields: tuple[Bound, ...]
    note: Bound | None
    minutes: int


class Ask(Form):
    """A question about an entry."""

    words = Text(_("Your question"), max_length=300)


class Answer(Form):
    """The answer to a question, and fewer hours where some were too many."""

    words = Text(_("Your answer"), max_length=300)
    minutes = Hours(_("Hours"), hint=_("Leave them, or write fewer"))


class Correct(Form):
    """Approved hours to be taken back."""

    minutes = Hours(_("Hours to take back"))
    reason = Text(_("Why"), max_length=300, hint=_("The client reads it"))


class Lift(Form):
    """How much of a line counts this week."""

    line = Choice(_("Line"))
    hours = Integer(_("Hours that count this week"), min=1, max=168)


class Start(Form):
    """What the timer is for."""

    line = Choice(_("Line"))
    note = Text(_("What you work on"), max_length=300, required=False)


class Import(Form):
    """A list of hours."""

    rows = LongText(
        _("Rows"),
        max_length=200_000,
        rows=10,
        hint=_("A row a day and line: day, hours, line, person, note. The heads may stand in the first row."),
        attributes={"placeholder": "2026-11-30;7:30;Developer;;Login page"},
    )


def line_options(found: HoursPage) -> list[tuple[str, str]]:
    """The lines by place."""
    return [(str(one.place), one.line.role) for one in found.page.lines]


def grid_form(request: HttpRequest, found: HoursPage) -> Form:
    """The reader's own week: a field for each day that can hold hours and each line, a note a day."""
    own = {(one.line, one.day): one for one in found.mine}
    fields: dict[str, Any] = {"seen": Hidden(Text(max_length=32))}
    first: dict[str, Any] = {"seen": found.page.seen}
    for place, day in _open_days(found):
        for one in found.page.lines:
            named = {"role": one.line.role, "day": formats.short_day_text(day)}
            label = _now("%(role)s, %(day)s") % named
            fields[f"h{place}_{one.place}"] = Hours(
                label, required=False, attributes={"inputmode": "decimal", "aria-label": label, "size": "5"}
            )
            first[f"h{place}_{one.place}"] = own[one.place, day].minutes if (one.place, day) in own else None
        label = _now("Note for %(day)s") % {"day": formats.short_day_text(day)}
        fields[f"n{place}"] = Text(label, max_length=300, required=False, attributes={"aria-label": label})
        first[f"n{place}"] = next((entry.note for (_line, on), entry in own.items() if on == day and entry.note), "")
    made: type[Form] = type("Grid", (Form,), fields)
    return made(request, initial=first)


def cells_from(found: HoursPage, values: dict[str, Any]) -> list[Cell]:
    """Posted hours as the action takes them: what differs from what stands there."""
    own = {(one.line, one.day): one for one in found.mine}
    cells = []
    for place, day in _open_days(found):
        for one in found.page.lines:
            minutes, note = values[f"h{place}_{one.place}"] or 0, values[f"n{place}"] or ""
            there = own.get((one.place, day))
            before = (there.minutes, there.note) if there else (0, "")
            if before != (minutes, note) and (minutes or there):
                cells.append(Cell(line=one.place, day=day, minutes=minutes, note=note))
    return cells


def grid_days(found: HoursPage, form: Form | None) -> list[GridDay]:
    """The rows of the grid."""
    open_places = {place for place, _day in _open_days(found)} if form else set()
    rows = []
    for place, day in enumerate(days_of(found.page.week)):
        minutes = sum(one.minutes for one in found.page.entries if one.day == day)
        if form is None or place not in open_places:
            rows.append(GridDay(day, (), None, minutes))
            continue
        fields = tuple(form.bound_field(f"h{place}_{one.place}") for one in found.page.lines)
        rows.append(GridDay(day, fields, form.bound_field(f"n{place}"), minutes))
    return rows


def _open_days(found: HoursPage) -> Iterator[tuple[int, date]]:
    return ((place, day) for place, day in enumerate(days_of(found.page.week)) if day in found.days)
