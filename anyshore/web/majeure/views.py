"""Force majeure: what was reported, a report, and the answers of both sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from anyshore.contracts.actions.object_to_majeure import object_to_majeure
from anyshore.contracts.actions.report_majeure import report_majeure
from anyshore.contracts.actions.update_majeure import update_majeure
from anyshore.contracts.actions.withdraw_majeure import withdraw_majeure
from anyshore.contracts.queries.majeure import MajeurePage, MajeureRow, majeure_page
from anyshore.contracts.rules import Side
from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.accept_majeure import accept_majeure
from anyshore.payments.actions.end_majeure import end_majeure
from anyshore.plumbing import formats
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.majeure_words import KINDS, clause_words
from anyshore.web.contracts.reading import act, read
from anyshore.web.files.views import stored
from anyshore.web.forms import Form
from anyshore.web.majeure import forms
from anyshore.web.rendering import now_of, page


@signed_in
def events(request: HttpRequest, number: int) -> HttpResponse:
    """Every reported event, what it means, and what the contract says."""
    found, majeure = _all(request, number)
    says = clause_words(majeure.rule) if majeure.rule else ""
    shown: dict[str, Any] = {"c": found, "m": majeure, "says": says, "kinds": KINDS, "now": now_of(request)}
    return page(request, "majeure/events.html", **shown)


@signed_in
def report(request: HttpRequest, number: int) -> HttpResponse:
    """Report what keeps one's own side from its duty."""
    found, majeure = _all(request, number, "report_majeure")
    form = _report_form(request, found)
    if form.accepted():
        given = _with_files(request, form)
        given["milestone_ids"] = [UUID(one) for one in given.pop("milestones", [])]
        told = _("Reported. The other side was told.")
        done = _act(request, report_majeure, number, form, told, agreement_id=found.id, **given)
        if done:
            return done
    return page(request, "majeure/report.html", c=found, m=majeure, form=form)


@signed_in
def update(request: HttpRequest, number: int, event_id: UUID) -> HttpResponse:
    """Say what is expected now."""
    found, row = _own(request, number, event_id)
    form = forms.Update(request, initial={"words": row.words, "expected_on": row.expected_on})
    if form.accepted():
        given = _with_files(request, form)
        told = _("Written anew. The other side was told.")
        done = _act(request, update_majeure, number, form, told, event_id=event_id, **given)
        if done:
            return done
    return page(request, "majeure/update.html", c=found, row=row, form=form, kinds=KINDS)


@signed_in
def accept(request: HttpRequest, number: int, event_id: UUID) -> HttpResponse:
    """Agree that it is force majeure."""
    told = pgettext("force majeure", "Accepted. Dates move by the time that it lasts.")
    return _dialog(request, number, event_id, "accept", accept_majeure, forms.Accept(request), told)


@signed_in
def object_to(request: HttpRequest, number: int, event_id: UUID) -> HttpResponse:
    """Do not agree, with a reason."""
    told = _("Your objection is on record. The other side was told.")
    return _dialog(request, number, event_id, "object", object_to_majeure, forms.Object(request), told)


@signed_in
def over(request: HttpRequest, number: int, event_id: UUID) -> HttpResponse:
    """Say that it is over."""
    form = forms.Over(request, initial={"over_on": formats.local(now_of(request)).date()})
    told = _("It is over. The other side was told.")
    return _dialog(request, number, event_id, "over", end_majeure, form, told)


@signed_in
def withdraw(request: HttpRequest, number: int, event_id: UUID) -> HttpResponse:
    """Take a report back."""
    told = _("Taken back. The other side was told.")
    return _dialog(request, number, event_id, "withdraw", withdraw_majeure, forms.Withdraw(request), told)


def _dialog(
    request: HttpRequest, number: int, event_id: UUID, name: str, verb: Callable[..., Any], form: Form, told: str
) -> HttpResponse:
    asked = _theirs if name in ("accept", "object") else _own
    found, row = asked(request, number, event_id)
    if form.accepted():
        done = _act(request, verb, number, form, told, event_id=event_id, **form.values)
        if done:
            return done
    shown: dict[str, Any] = {"c": found, "row": row, "form": form, "verb": name, "kinds": KINDS}
    return page(request, "majeure/answer.html", block="dialog", **shown)


def _act(
    request: HttpRequest, verb: Callable[..., Any], number: int, form: Form, told: str, **given: Any
) -> HttpResponse | None:
    """Run ``verb`` and go to the list."""
    to = reverse("majeure:events", args=[number])
    return act(request, verb, number=number, form=form, told=told, to=to, **given)


def _with_files(request: HttpRequest, form: Form) -> dict[str, Any]:
    given = {**form.values, "file_ids": stored(request, form.values["files"])}
    del given["files"]
    return given


def _all(request: HttpRequest, number: int, verb: str = "") -> tuple[Contract, MajeurePage]:
    found = read(request, number, verb)
    return found, majeure_page(actor_of(request), found.id)


def _own(request: HttpRequest, number: int, event_id: UUID) -> tuple[Contract, MajeureRow]:
    """An event of the reader's own side; Forbidden for the other."""
    found, majeure = _all(request, number, "report_majeure")
    row = majeure.row(event_id)
    if row.side != found.page.side:
        raise Forbidden()
    return found, row


def _theirs(request: HttpRequest, number: int, event_id: UUID) -> tuple[Contract, MajeureRow]:
    """An event of the other side; Forbidden for who reported it."""
    found, majeure = _all(request, number, "answer_majeure")
    row = majeure.row(event_id)
    if row.side == found.page.side:
        raise Forbidden()
    return found, row


def _report_form(request: HttpRequest, found: Contract) -> Form:
    """With the milestones that are open, for the provider."""
    open_ = [
        (str(part.id), f"M{part.position} {part.title}")
        for part in found.parts
        if part.work is not None and part.work.state not in ("accepted", "stopped")
    ]
    if found.page.side == Side.PROVIDER and open_:
        return forms.ReportWork(request, options={"milestones": open_})
    return forms.Report(request)
