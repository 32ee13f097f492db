"""Readings of a period in one form, or of many periods from a list that is looked at row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.delivery.actions.enter_many import enter_many
from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.rules.level_imports import BadReading, ReadReading, read_readings
from anyshore.delivery.rules.levels import Given
from anyshore.insight.queries.levels import LevelsPage, PeriodRow
from anyshore.kit.errors import Forbidden, Refused
from anyshore.plumbing.actions import preview
from anyshore.web.access import actor_of, signed_in
from anyshore.web.files.views import stored
from anyshore.web.forms import Files, Form, Hidden, LongText, Percent, Text
from anyshore.web.levels.reading import act, read, read_period
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.words import refusal_text

IDS: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
REASONS = {
    "empty": gettext_lazy("is missing"),
    "unfit": gettext_lazy("cannot be read"),
    "range": gettext_lazy("is not between 0 and 100 per cent"),
    "unknown": gettext_lazy("is no level that is entered here"),
    "period": gettext_lazy("is in no period that takes readings"),
    "twice": gettext_lazy("stands in an earlier row"),
    "too_long": gettext_lazy("is longer than 300 characters"),
}


class Import(Form):
    """A list of readings."""

    rows = LongText(
        gettext_lazy("Rows"),
        max_length=100_000,
        rows=10,
        hint=gettext_lazy(
            "A row a reading: period, level, figure in per cent, note. The level is its number or its name."
        ),
        attributes={"placeholder": "2026-12;1;97.5;from the help desk"},
    )


def entry_form(request: HttpRequest, found: LevelsPage, row: PeriodRow) -> Form:
    """A figure and a note for every level that the provider enters, and files as evidence for all of them."""
    fields: dict[str, Any] = {}
    first: dict[str, Any] = {}
    for one in row.levels:
        if one.level.comes == "entered":
            fields[f"m{one.place}"] = Percent(
                _("%(level)s, in per cent") % {"level": one.level.measure}, required=False
            )
            label = _("Evidence for “%(level)s”") % {"level": one.level.measure}
            fields[f"w{one.place}"] = Text(label, max_length=300, required=False)
            first[f"m{one.place}"] = one.reading.measured_bps if one.reading else None
            first[f"w{one.place}"] = one.reading.words if one.reading else ""
    fields["files"] = Files(_("Files as evidence"), required=False)
    fields["seen"] = Hidden(Text(max_length=4_000, required=False))
    made: type[Form] = type("Readings", (Form,), fields)
    return made(request, initial=first | {"seen": _standing(row)})


def _standing(row: PeriodRow) -> str:
    """The readings that stand, as the form carries them."""
    return " ".join(str(one.reading_id) for one in row.levels if one.reading_id)


@dataclass(frozen=True, slots=True)
class Looked:
    """A list as it was read: what can be taken, what cannot, and why all of it would be refused."""

    rows: tuple[ReadReading, ...]
    bad: tuple[BadReading, ...]
    refusal: str
    given: dict[str, Any]

    @property
    def can_be_entered(self) -> bool:
        """Whether there are rows, and nothing is wrong with them."""
        return bool(self.rows) and not self.bad and not self.refusal


@signed_in
def enter(request: HttpRequest, number: int, period: str) -> HttpResponse:
    """Enter the readings of a period."""
    found, row = read_period(request, number, period)
    if "enter" not in found.may:
        raise Forbidden()
    form = entry_form(request, found, row)
    if form.accepted():
        kept: dict[str, Any] = {"period_id": row.id, "readings": _written(row, form.values)}
        kept |= {"file_ids": stored(request, form.values["files"]), "seen": _seen(form.values["seen"] or "")}
        done = act(request, enter_readings, found, row, form, told=_("The readings stand."), **kept)
        if done:
            return done
        form.data = form.data.copy()
        form.data["seen"] = _standing(row)
    return page(request, "levels/enter.html", p=found, row=row, form=form)


@signed_in
def import_readings(request: HttpRequest, number: int) -> HttpResponse:
    """Look at a list, then enter it: all of it, or nothing."""
    found = read(request, number)
    if "enter" not in found.may:
        raise Forbidden()
    form = Import(request)
    looked = _looked(request, found, form.values["rows"]) if form.accepted() else None
    if looked and looked.can_be_entered and request.POST.get("enter"):
        to = reverse("levels:levels", args=[number])
        done = submit(request, enter_many, form=form, to=to, told=_("All rows are entered."), **looked.given)
        if done:
            return done
    return page(request, "levels/import.html", p=found, form=form, looked=looked, reasons=REASONS)


def _seen(said: str) -> list[UUID]:
    """The readings that the form was shown with; what is none is left aside."""
    return [UUID(one) for one in said.split() if IDS.fullmatch(one)]


def _written(row: PeriodRow, values: dict[str, Any]) -> list[Given]:
    """The figures that were written."""
    places = [one.place for one in row.levels if values.get(f"m{one.place}") is not None]
    return [Given(place, values[f"m{place}"], values[f"w{place}"] or "") for place in places]


def _looked(request: HttpRequest, found: LevelsPage, text: str) -> Looked:
    open_ones = {row.starts_on: row.ends_on for row in found.periods if row.state in ("running", "reading")}
    rows, bad = read_readings(text, found.rule.each, open_ones)
    given = {"agreement_id": found.agreement_id, "rows": [(row.period, row.given) for row in rows]}
    return Looked(rows, bad, "" if bad or not rows else _refusal(request, given), given)


def _refusal(request: HttpRequest, given: dict[str, Any]) -> str:
    """Why the action would refuse these readings, from the same run, rolled back; "" where it would not."""
    try:
        preview(enter_many, actor=actor_of(request), at=now_of(request), look=len, **given)
    except Refused as refusal:
        return refusal_text(refusal)
    return ""
