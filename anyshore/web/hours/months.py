"""A month of a retainer: its page, and what is done with it. Each verb of money asks, and shows the effect."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.months import month_name
from anyshore.insight.queries.months import MonthPage, month_page
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.fund_month import fund_month
from anyshore.payments.actions.pay_month import pay_month
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.effects import Moving, effect_of
from anyshore.web.forms import Amount, Form, Text
from anyshore.web.rendering import now_of, page, submit

NAME = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class Ask(Form):
    """A question about a month."""

    words = Text(gettext_lazy("Your question"), max_length=300)


class Answer(Form):
    """The answer, and what comes off the price."""

    words = Text(gettext_lazy("Your answer"), max_length=300)
    off = Amount(gettext_lazy("Taken off the price"), required=False, hint=gettext_lazy("Leave empty for nothing"))


@signed_in
def month(request: HttpRequest, number: int, month: str) -> HttpResponse:
    """One month."""
    return page(request, "hours/month.html", m=_read(request, number, month))


@signed_in
def fund(request: HttpRequest, number: int, month: str) -> HttpResponse:
    """Pay in the price of a month: of this one, or of the one after it."""
    found = _read(request, number, month, Side.CLIENT)
    wanted = found.next_on if "next" in request.GET and found.next_on else found.row.month
    given = {"agreement_id": found.agreement_id, "month": wanted}
    return _asked(request, found, "fund", fund_month, _("The month is funded."), **given)


@signed_in
def approve(request: HttpRequest, number: int, month: str) -> HttpResponse:
    """Approve a month that is over, and pay it."""
    found = _read(request, number, month, Side.CLIENT)
    return _asked(request, found, "approve", approve_month, _("Approved."), month_id=found.row.id)


@signed_in
def pay(request: HttpRequest, number: int, month: str) -> HttpResponse:
    """Pay what was approved and not held."""
    found = _read(request, number, month, Side.CLIENT)
    return _asked(request, found, "pay", pay_month, _("Paid."), month_id=found.row.id)


@signed_in
def ask(request: HttpRequest, number: int, month: str) -> HttpResponse:
    """Ask about a month."""
    found, form = _read(request, number, month, Side.CLIENT), Ask(request)
    if form.accepted():
        told = _("Asked. Until it is answered silence does not approve this month.")
        done = _act(request, ask_about_month, found, form, told=told, month_id=found.row.id, **form.values)
        if done:
            return done
    return page(request, "hours/month_words.html", block="dialog", m=found, verb="ask", form=form)


@signed_in
def answer(request: HttpRequest, number: int, month: str) -> HttpResponse:
    """Answer a question about a month."""
    found = _read(request, number, month, Side.PROVIDER)
    form = Answer(request, currencies={"off": found.currency})
    if form.accepted():
        given = {"words": form.values["words"], "off": form.values["off"] or Money.zero(found.currency)}
        done = _act(request, answer_month, found, form, told=_("Answered."), month_id=found.row.id, **given)
        if done:
            return done
    return page(request, "hours/month_words.html", block="dialog", m=found, verb="answer", form=form)


def _read(request: HttpRequest, number: int, month: str, side: str = "") -> MonthPage:
    """The month as the reader sees it; NotFound otherwise. With a ``side``, for its people alone: Forbidden for
    others."""
    named = NAME.fullmatch(month)
    try:
        wanted = date(int(named[1]), int(named[2]), 1) if named else None
    except ValueError:
        wanted = None
    if wanted is None:
        raise NotFound()
    found = month_page(actor_of(request), number, wanted, at=now_of(request))
    if side and found.side != side:
        raise Forbidden()
    return found


def _act(
    request: HttpRequest, verb: Callable[..., Any], found: MonthPage, form: Form, *, told: str, **given: Any
) -> HttpResponse | None:
    to = reverse("hours:month", args=[found.number, month_name(found.row.month)])
    return submit(request, verb, form=form, to=to, told=told, **given)


def _asked(
    request: HttpRequest, found: MonthPage, verb: str, action: Callable[..., Any], told: str, **given: Any
) -> HttpResponse:
    effect = effect_of(request, action, **given)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        done = _act(request, action, found, form, told=told, **given)
        if done:
            return done
    month = given.get("month", found.row.month)
    return page(
        request, "hours/month_confirm.html", block="dialog", m=found, verb=verb, form=form, effect=effect, month=month
    )
