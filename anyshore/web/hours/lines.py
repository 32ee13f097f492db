"""What is paid by the count and on fixed days: the list, one period or amount, and what is done with it. Each verb of
money asks, and shows the effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.priced import MOST_COUNT
from anyshore.insight.queries.lines import LinePage, line_page, lines_page
from anyshore.kit.errors import Forbidden
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.fund_line import fund_line
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.actions.report_count import report_count
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.effects import Moving, effect_of
from anyshore.web.contracts.priced_form import dated_words, rate_words, unit_words
from anyshore.web.files.views import stored
from anyshore.web.forms import Files, Form, Integer, LongText
from anyshore.web.hours.months import Answer, Ask
from anyshore.web.rendering import now_of, page, submit


class Report(Form):
    """How much was delivered in a period."""

    count = Integer(gettext_lazy("Delivered in this period"), min=0, max=MOST_COUNT)
    corrected = Integer(
        gettext_lazy("Correction of periods before"), min=-MOST_COUNT, max=MOST_COUNT, initial=0, required=False,
        hint=gettext_lazy("Less than 0 takes back, more adds what was not reported then. Say why below."),
    )  # fmt: skip
    note = LongText(
        gettext_lazy("What shows it"), required=False, max_length=2_000, rows=4,
        hint=gettext_lazy("Such as which texts, which list, which week. The other side reads it."),
    )  # fmt: skip
    files = Files(gettext_lazy("Files"), required=False)


@signed_in
def lines(request: HttpRequest, number: int) -> HttpResponse:
    """Everything that is paid by the count or on fixed days under a contract."""
    found = lines_page(actor_of(request), number)
    currency, last = found.currency, len(found.units)
    units = [
        (f"{place}. {line.name}", unit_words(line, currency), rows)
        for place, (line, rows) in enumerate(found.units, 1)
    ]
    dated = [
        (f"{place}. {line.what}", dated_words(line, currency), rows)
        for place, (line, rows) in enumerate(found.dated, last + 1)
    ]
    return page(request, "hours/lines.html", p=found, units=units, dated=dated)


@signed_in
def line(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """One period or amount."""
    found = _read(request, number, row_id)
    rate = rate_words(found.unit.rate_parts, found.currency) if found.unit else ""
    return page(request, "hours/line.html", m=found, rate=rate)


@signed_in
def report(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """Report the count of a period, or report it again."""
    found, row = _read(request, number, row_id, Side.PROVIDER), _read(request, number, row_id).row
    first = {"count": row.count, "corrected": row.corrected, "note": "" if row.is_asked else row.note}
    form = Report(request, initial=first)
    if form.accepted():
        values = form.values
        given = {"count": values["count"], "corrected": values["corrected"] or 0, "note": values["note"] or ""}
        given["file_ids"] = stored(request, values["files"])
        told = _("Reported. The client looks at it, and silence approves it.")
        done = _act(request, report_count, found, form, told=told, month_id=row.id, **given)
        if done:
            return done
    rate = rate_words(found.unit.rate_parts, found.currency) if found.unit else ""
    return page(request, "hours/line_report.html", m=found, form=form, rate=rate)


@signed_in
def fund(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """Pay in what is expected, or the amount."""
    return _asked(request, number, row_id, "fund", fund_line, _("It is funded."))


@signed_in
def approve(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """Approve what was reported, or what is to come, and pay it."""
    return _asked(request, number, row_id, "approve", approve_month, _("Approved."))


@signed_in
def pay(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """Pay what is due and not held."""
    return _asked(request, number, row_id, "pay", pay_month, _("Paid."))


@signed_in
def ask(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """Question a count, or object to an amount."""
    found, form = _read(request, number, row_id, Side.CLIENT), Ask(request)
    if form.accepted():
        told = _("Sent. Until it is answered nothing is due by silence.")
        done = _act(request, ask_about_month, found, form, told=told, month_id=row_id, **form.values)
        if done:
            return done
    return page(request, "hours/line_words.html", block="dialog", m=found, verb="ask", form=form)


@signed_in
def answer(request: HttpRequest, number: int, row_id: UUID) -> HttpResponse:
    """Answer a question, and lower the price if one likes."""
    found = _read(request, number, row_id, Side.PROVIDER)
    form = Answer(request, currencies={"off": found.currency})
    if form.accepted():
        given = {"words": form.values["words"], "off": form.values["off"] or Money.zero(found.currency)}
        done = _act(request, answer_month, found, form, told=_("Answered."), month_id=row_id, **given)
        if done:
            return done
    return page(request, "hours/line_words.html", block="dialog", m=found, verb="answer", form=form)


def _read(request: HttpRequest, number: int, row_id: UUID, side: str = "") -> LinePage:
    """The period or amount as the reader sees it. With a ``side``, for its people alone: Forbidden for others."""
    found = line_page(actor_of(request), number, row_id, at=now_of(request))
    if side and found.side != side:
        raise Forbidden()
    return found


def _act(
    request: HttpRequest, verb: Callable[..., Any], found: LinePage, form: Form, *, told: str, **given: Any
) -> HttpResponse | None:
    to = reverse("hours:line", args=[found.number, found.row.id])
    return submit(request, verb, form=form, to=to, told=told, **given)


def _asked(
    request: HttpRequest, number: int, row_id: UUID, verb: str, action: Callable[..., Any], told: str
) -> HttpResponse:
    found, effect = _read(request, number, row_id, Side.CLIENT), effect_of(request, action, month_id=row_id)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        done = _act(request, action, found, form, told=told, month_id=row_id)
        if done:
            return done
    return page(request, "hours/line_confirm.html", block="dialog", m=found, verb=verb, form=form, effect=effect)
