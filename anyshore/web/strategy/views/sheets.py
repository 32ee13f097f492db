"""The inventory as a spreadsheet: a template, a file out, a file in after a preview."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.kit.errors import NotFound, Refused
from anyshore.parties.rules import Right
from anyshore.plumbing import files
from anyshore.strategy import queries
from anyshore.strategy.actions.import_activities import import_activities
from anyshore.strategy.rules.sheets import reading, writing
from anyshore.strategy.rules.sheets.plan import Plan, plan
from anyshore.web.access import actor_of, signed_in, with_right
from anyshore.web.files.views import stored
from anyshore.web.rendering import again, page, submit
from anyshore.web.strategy import forms, rows
from anyshore.web.strategy.words import COLUMNS, EDITED, LEVELS, MARKS
from anyshore.web.words import refusal_text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
SHOWN = 200
"""The most mistakes, and the most rows, that a preview shows."""


@signed_in
@with_right(Right.WORK)
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; the page after it says what it would do."""
    form = forms.Sheet(request, initial={"mark": forms.decimal_mark()})
    if form.accepted():
        try:
            (file,) = form.values["file"]
            reading.read(file.read(reading.FILE_LIMIT + 1), form.values["mark"])
            (kept,) = stored(request, [file])
        except Refused as refusal:
            form.error("file", refusal_text(refusal))
        else:
            mark = urlencode({"mark": form.values["mark"]})
            return HttpResponseRedirect(f"{reverse('strategy:preview', args=[kept])}?{mark}", status=303)
    return page(request, "strategy/upload.html", form=form)


@signed_in
@with_right(Right.WORK)
def preview(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """What the file would do, each mistake by row and column; and then do it. The second time the file is gone: the
    answer is that of the first."""
    if done := again(request):
        return done
    mark = request.GET.get("mark", ".")
    grid = _grid(request, upload_id, mark)
    if "give_up" in request.POST:
        return _forget(request, upload_id, HttpResponseRedirect(reverse("strategy:inventory"), status=303))
    standing = queries.standing(actor_of(request))
    form = forms.Confirm(request, initial={"seen": standing.version})
    if form.accepted():
        to, told = reverse("strategy:inventory"), _("Imported.")
        given = {"grid": grid, "mark": mark, "version": form.values["seen"]}
        if done := submit(request, import_activities, form=form, to=to, told=told, **given):
            return _forget(request, upload_id, done)
    return page(request, "strategy/preview.html", form=form, **_shown(plan(grid, standing, mark)))


def _forget(request: HttpRequest, upload_id: UUID, response: HttpResponse) -> HttpResponse:
    """The file was read and may hold salaries: nobody needs it any more."""
    files.forget(upload_id, by=actor_of(request).person_id)
    return response


def _grid(request: HttpRequest, upload_id: UUID, mark: str) -> reading.Grid:
    """The rows of a file that this person uploaded."""
    if mark not in MARKS:
        raise NotFound()
    return reading.read(files.uploaded(upload_id, by=actor_of(request).person_id), mark)


def _shown(found: Plan) -> dict[str, Any]:
    return {
        "plan": found,
        "mistakes": [rows.told_mistake(one) for one in found.mistakes[:SHOWN]],
        "more": max(0, len(found.mistakes) - SHOWN),
        "levels": LEVELS,
        "names": EDITED,
        "limit": SHOWN,
    }


@signed_in
@with_right(Right.VIEW)
def template(request: HttpRequest) -> HttpResponse:
    """An empty workbook with every column, and what each takes."""
    keys, table = writing.table([], costs=3, of_measures=2)
    notes = [(name, str(words)) for name, words in COLUMNS.items()]
    return _file(writing.to_xlsx(keys, table, notes), XLSX, "anyshore-inventory-template.xlsx")


@signed_in
@with_right(Right.VIEW)
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The whole inventory as a file that can be imported again."""
    keys, table = writing.table(list(queries.standing(actor_of(request)).current.values()))
    mark = forms.decimal_mark()
    if kind == "xlsx":
        return _file(writing.to_xlsx(keys, table, mark=mark), XLSX, "inventory.xlsx")
    return _file(writing.to_csv(keys, table, mark), CSV, "inventory.csv")


def _file(data: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
