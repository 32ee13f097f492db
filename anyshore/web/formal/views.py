"""Formal notices: all of them, one with what it brought, giving one, and what the other side does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.actions.receive_formal_notice import receive_formal_notice
from anyshore.contracts.actions.refuse_successor import refuse_successor
from anyshore.contracts.actions.withdraw_formal_notice import withdraw_formal_notice
from anyshore.contracts.queries.formal import FormalPage, FormalRow, formal_page
from anyshore.contracts.rules.formal import Kind
from anyshore.kit.cells import quoted
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.duties.shown import duty_name
from anyshore.web.files.views import stored
from anyshore.web.formal import forms
from anyshore.web.formal.words import ABOUT, KINDS, follows, in_short, timely
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.spreadsheets import csv_file, instant_cell

COLUMNS = (
    "number", "given_at", "side", "kind", "clause", "given_by", "state", "words", "received_at", "received_by",
    "closed_at", "reason",
)  # fmt: skip


@signed_in
def notices(request: HttpRequest, number: int) -> HttpResponse:
    """Every formal notice, and those that the reader may give."""
    return page(request, "formal/notices.html", p=_read(request, number), kinds=KINDS, about=ABOUT, in_short=in_short)


@signed_in
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a spreadsheet: plain numbers and ISO instants."""
    found = _read(request, number)
    return csv_file(f"formal-notices-C-{number}.csv", COLUMNS, [_line(row) for row in found.rows])


@signed_in
def notice(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """One notice, what it asks for by when, and the next step."""
    found = _read(request, number)
    row = found.row(place)
    names = {one.id: duty_name(one.code, "", one.given) for one in row.brought}
    given: dict[str, Any] = {"kind": KINDS[Kind(row.kind)], "timely": timely(row), "names": names}
    return page(request, "formal/notice.html", p=found, row=row, **given)


@signed_in
def give(request: HttpRequest, number: int, notice_kind: str) -> HttpResponse:
    """Give a notice of one kind."""
    found = _read(request, number)
    kind = _kind(found, notice_kind)
    form = forms.form_for(kind, request, found)
    if form.accepted():
        to, told = reverse("formal:notices", args=[number]), _("Given. The other side is told.")
        given = {"kind": kind, "said": form.said(), "file_ids": stored(request, form.values.get("files", ()))}
        done = submit(request, give_formal_notice, form=form, to=to, told=told, agreement_id=found.id, **given)
        if done:
            return done
    shown: dict[str, Any] = {"p": found, "form": form, "kind": KINDS[kind], "follows": follows(found, kind)}
    return page(request, "formal/give.html", **shown)


@signed_in
def receive(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Confirm that it came."""
    told = _("Confirmed. The other side is told.")
    return _dialog(request, number, place, "receive", receive_formal_notice, forms.Receive(request), told)


@signed_in
def refuse(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Refuse who is to follow."""
    told = _("Refused. The provider proposes somebody else.")
    return _dialog(request, number, place, "refuse", refuse_successor, forms.Refuse(request), told)


@signed_in
def withdraw(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Hold to it no more."""
    told = _("Withdrawn. The other side is told.")
    return _dialog(request, number, place, "withdraw", withdraw_formal_notice, forms.Withdraw(request), told)


def _dialog(
    request: HttpRequest, number: int, place: int, verb: str, action: Callable[..., Any], form: Form, told: str
) -> HttpResponse:
    """Ask for words, then do it."""
    found = _read(request, number)
    if verb not in found.entitled:
        raise Forbidden()
    row = found.row(place)
    if form.accepted():
        to = reverse("formal:notice", args=[number, place])
        done = submit(request, action, form=form, to=to, told=told, notice_id=row.id, **form.values)
        if done:
            return done
    shown: dict[str, Any] = {"p": found, "row": row, "form": form, "verb": verb}
    return page(request, "formal/answer.html", block="dialog", **shown)


def _read(request: HttpRequest, number: int) -> FormalPage:
    return formal_page(actor_of(request), number, at=now_of(request))


def _kind(found: FormalPage, name: str) -> Kind:
    """A kind that the reader may give: NotFound where their side cannot, Forbidden where their role may not."""
    if "give" not in found.entitled:
        raise Forbidden()
    kind = next((one for one in found.known if one == name), None)
    if kind is None:
        raise NotFound()
    if kind not in found.kinds:
        raise Forbidden()
    return kind


def _line(row: FormalRow) -> list[object]:
    given, received, closed = map(instant_cell, (row.at, row.received_at, row.closed_at))
    return [
        row.number, given, row.side, row.kind, row.clause or "", quoted(row.by), row.state, quoted(row.said.words),
        received, quoted(row.received_by), closed, quoted(row.reason),
    ]  # fmt: skip
