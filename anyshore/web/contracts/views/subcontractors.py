"""Pages of subcontractors: the list with what the contract says, asking, answering, leaving; and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.ask_subcontractor import ask_subcontractor
from anyshore.contracts.actions.mark_subcontractor_left import mark_subcontractor_left
from anyshore.contracts.actions.refuse_subcontractor import refuse_subcontractor
from anyshore.contracts.actions.withdraw_subcontractor import withdraw_subcontractor
from anyshore.contracts.queries.subcontractors import SubcontractorRow, SubcontractorsPage, subcontractors_page
from anyshore.insight.queries.contract import Contract
from anyshore.kit.cells import quoted
from anyshore.kit.errors import NotFound
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts import people_forms as forms
from anyshore.web.contracts.people_words import consent_words, country_of
from anyshore.web.contracts.reading import act, read
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, page
from anyshore.web.spreadsheets import csv_file, instant_cell, yes_cell

COLUMNS = (
    "asked_at", "name", "country", "part", "personal_data", "state", "answer_until", "silence", "answered_at",
    "answered_by", "answer", "left_on", "note",
)  # fmt: skip


@signed_in
def listing(request: HttpRequest, number: int) -> HttpResponse:
    """Every subcontractor of the contract, and what it says about them."""
    found, people = _all(request, number, "")
    return page(
        request,
        "contracts/subcontractors.html",
        c=found,
        people=people,
        says=consent_words(people.consent),
        country_of=country_of,
        now=now_of(request),
    )


@signed_in
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a spreadsheet: ISO days and instants."""
    _found, people = _all(request, number, "")
    return csv_file(f"subcontractors-C-{number}.csv", COLUMNS, [_line(row) for row in people.rows])


@signed_in
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """Ask the client for one."""
    found, people = _all(request, number, "ask_subcontractor")
    form = forms.AskSubcontractor(request)
    if form.accepted():
        told = _("Asked. You are told of the answer.")
        done = _act(request, ask_subcontractor, number, form, told, agreement_id=found.id, **form.values)
        if done:
            return done
    return page(
        request,
        "contracts/ask_subcontractor.html",
        c=found,
        people=people,
        form=form,
        says=consent_words(people.consent),
    )


@signed_in
def agree(request: HttpRequest, number: int, subcontractor_id: UUID) -> HttpResponse:
    """Say yes."""
    told = pgettext("answer", "Agreed.")
    return _answer(request, number, subcontractor_id, agree_subcontractor, forms.Agree(request), told, "agree")


@signed_in
def refuse(request: HttpRequest, number: int, subcontractor_id: UUID) -> HttpResponse:
    """Say no, with a reason."""
    told = _("You said no.")
    return _answer(request, number, subcontractor_id, refuse_subcontractor, forms.Refuse(request), told, "refuse")


@signed_in
def withdraw(request: HttpRequest, number: int, subcontractor_id: UUID) -> HttpResponse:
    """Ask no more."""
    told = _("You ask no more. The other side is told.")
    return _answer(
        request, number, subcontractor_id, withdraw_subcontractor, forms.Withdraw(request), told, "withdraw"
    )


@signed_in
def left(request: HttpRequest, number: int, subcontractor_id: UUID) -> HttpResponse:
    """Say that they work no more."""
    form = forms.Left(request, initial={"left_on": formats.local(now_of(request)).date()})
    told = _("Written down. The other side is told.")
    return _answer(request, number, subcontractor_id, mark_subcontractor_left, form, told, "left")


VERBS = {
    "agree": ("answer_subcontractor", "contracts:agree_subcontractor", "asked"),
    "refuse": ("answer_subcontractor", "contracts:refuse_subcontractor", "asked"),
    "withdraw": ("ask_subcontractor", "contracts:withdraw_subcontractor", "asked"),
    "left": ("ask_subcontractor", "contracts:subcontractor_left", "agreed"),
}
"""What each question takes: the right, its address, and the state in which it can be answered."""


def _answer(
    request: HttpRequest,
    number: int,
    subcontractor_id: UUID,
    action: Callable[..., Any],
    form: Form,
    told: str,
    verb: str,
) -> HttpResponse:
    right, name, state = VERBS[verb]
    found, people = _all(request, number, right)
    row = next((one for one in people.rows if one.id == subcontractor_id), None)
    if row is None:
        raise NotFound()
    if form.accepted():
        done = _act(request, action, number, form, told, subcontractor_id=subcontractor_id, **form.values)
        if done:
            return done
    given = {"verb": verb, "action": reverse(name, args=[number, row.id]), "can": row.state == state}
    shown: dict[str, Any] = {"c": found, "row": row, "form": form, "country": country_of(row), **given}
    return page(request, "contracts/subcontractor.html", block="dialog", **shown)


def _act(
    request: HttpRequest, verb: Callable[..., Any], number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the list."""
    to = reverse("contracts:subcontractors", args=[number])
    return act(request, verb, number=number, form=form, told=told, to=to, **given)


def _all(request: HttpRequest, number: int, verb: str) -> tuple[Contract, SubcontractorsPage]:
    found = read(request, number, verb)
    return found, subcontractors_page(actor_of(request), found.id)


def _line(row: SubcontractorRow) -> list[object]:
    return [
        instant_cell(row.at),
        quoted(row.name),
        row.country,
        quoted(row.part),
        yes_cell(row.personal_data),
        row.state,
        instant_cell(row.answer_until),
        yes_cell(row.silence_agrees),
        instant_cell(row.answered_at),
        quoted(row.answered_by),
        quoted(row.answer),
        row.left_on.isoformat() if row.left_on else "",
        quoted(row.note),
    ]
