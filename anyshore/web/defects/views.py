"""The list of defects: all of them, one with its history, a report, and the answers of both sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.delivery.actions.deny_defect import deny_defect
from anyshore.delivery.actions.keep_defect import keep_defect
from anyshore.delivery.actions.maintain_defect import maintain_defect
from anyshore.delivery.actions.put_defect_right import put_defect_right
from anyshore.delivery.actions.strike_defect import strike_defect
from anyshore.insight.queries.contract import Contract, Part
from anyshore.insight.queries.defects import DefectRow, DefectsPage, defects_page, history_of
from anyshore.kit.cells import quoted
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.actions.list_defect import list_defect
from anyshore.payments.queries.claims_page import claims_about
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.reading import act, read_part
from anyshore.web.defects import forms
from anyshore.web.defects.steps import STEPS
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.spreadsheets import csv_file

COLUMNS = (
    "number", "milestone", "reported_at", "reported_by", "defect", "state", "put_right_by", "attempts_failed",
    "attempts", "failed_at", "struck_off_at",
)  # fmt: skip


@signed_in
def defects(request: HttpRequest, number: int) -> HttpResponse:
    """Every defect, and until when others can be reported."""
    return page(request, "defects/defects.html", p=_read(request, number))


@signed_in
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a spreadsheet: plain numbers and ISO instants."""
    return csv_file(f"defects-C-{number}.csv", COLUMNS, [_line(row) for row in _read(request, number).rows])


@signed_in
def defect(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """One defect with its history and the next step."""
    found = _read(request, number)
    row = found.row(place)
    numbers, ways = claims_about(actor_of(request), row.id)
    given: dict[str, Any] = {"history": history_of(row), "steps": STEPS, "claims": numbers, "ways": ways}
    return page(request, "defects/defect.html", p=found, row=row, **given)


@signed_in
def report(request: HttpRequest, number: int, position: int) -> HttpResponse:
    """Report a defect of an accepted milestone, and ask back for it what is kept back."""
    found, part = read_part(request, number, position, "list_defect")
    if not found.defects.warrants:
        raise NotFound()
    form = _report_form(request, found, part)
    if form.accepted():
        given = {"milestone_id": part.id, **form.values, "file_ids": stored(request, form.values["files"])}
        del given["files"]
        to = reverse("defects:defects", args=[number])
        told = _("Reported. It stands in the list of defects.")
        done = act(request, list_defect, number=number, position=position, form=form, to=to, told=told, **given)
        if done:
            return done
    return page(request, "defects/report.html", c=found, part=part, form=form)


@signed_in
def right(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Say that it is put right."""
    found, row = _asked(request, number, place, "right")
    form = forms.PutRight(request)
    if form.accepted():
        given = {"words": form.values["words"], "file_ids": stored(request, form.values["files"])}
        told = _("The client is asked to look at it.")
        done = _answer(request, put_defect_right, found, row, form, told=told, **given)
        if done:
            return done
    return page(request, "defects/right.html", p=found, row=row, form=form)


@signed_in
def deny(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Say that it is not covered."""
    return _dialog(request, number, place, "deny", deny_defect, forms.Why(request), _("The client reads why."))


@signed_in
def still(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Say that it is still there."""
    return _dialog(request, number, place, "still", keep_defect, forms.Still(request), _("The provider is told."))


@signed_in
def maintain(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Maintain what the provider holds is not covered."""
    told = _("It stays in the list. The provider is told.")
    return _dialog(request, number, place, "maintain", maintain_defect, forms.Why(request), told)


@signed_in
def strike(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Strike it off the list."""
    return _dialog(request, number, place, "strike", strike_defect, forms.Strike(request), _("Struck off the list."))


def _dialog(
    request: HttpRequest, number: int, place: int, name: str, verb: Callable[..., Any], form: Form, told: str
) -> HttpResponse:
    """Ask for words, then do it."""
    found, row = _asked(request, number, place, name)
    if form.accepted():
        done = _answer(request, verb, found, row, form, told=told, **form.values)
        if done:
            return done
    return page(request, "defects/answer.html", block="dialog", p=found, row=row, verb=name, form=form)


def _answer(
    request: HttpRequest, verb: Callable[..., Any], found: DefectsPage, row: DefectRow, form: Form, **given: Any
) -> HttpResponse | None:
    """Run the verb and go to the page of the defect."""
    to = reverse("defects:defect", args=[found.number, row.number])
    return submit(request, verb, form=form, to=to, defect_id=row.id, **given)


def _read(request: HttpRequest, number: int) -> DefectsPage:
    return defects_page(actor_of(request), number, at=now_of(request))


def _asked(request: HttpRequest, number: int, place: int, verb: str) -> tuple[DefectsPage, DefectRow]:
    """The list and one defect of it; Forbidden where the reader's side or role never allows the verb."""
    found = _read(request, number)
    if verb not in found.entitled:
        raise Forbidden()
    return found, found.row(place)


def _report_form(request: HttpRequest, found: Contract, part: Part) -> Form:
    """With a claim where money is kept back that can still be asked back."""
    kept = part.money.kept if part.money else None
    if kept is None or not kept.is_open or (kept.reported_at is None and now_of(request) >= kept.pays_at):
        return forms.Report(request)
    first = {"claim": kept.claim or kept.kept}
    return forms.ReportAndClaim(request, initial=first, currencies={"claim": found.page.currency})


def _line(row: DefectRow) -> list[object]:
    instants = (one.isoformat() if one else "" for one in (row.until, row.failed_at, row.over_at))
    until, failed_at, over_at = instants
    return [
        row.number, quoted(row.milestone), row.at.isoformat(), quoted(row.author), quoted(row.words), row.state, until,
        row.tried, row.tries or "", failed_at, over_at,
    ]  # fmt: skip
