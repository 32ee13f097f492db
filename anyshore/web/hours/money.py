"""The money of a week: fund it before it begins, approve and pay it, pay what was short. Each asks, and shows the
effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.contracts.rules import Side
from anyshore.insight.queries.hours import HoursPage
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.fund_week import fund_week
from anyshore.payments.actions.pay_sheet import pay_sheet
from anyshore.web.access import signed_in
from anyshore.web.contracts.effects import Moving, effect_of
from anyshore.web.hours.reading import act, read, sheet_of
from anyshore.web.rendering import page


@signed_in
def approve(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """Approve what was not questioned, and pay it."""
    found = read(request, number, week, Side.CLIENT)
    return _asked(request, found, "approve", approve_hours, _("Approved."), sheet_id=sheet_of(found))


@signed_in
def fund(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """Pay in what the week can cost."""
    found = read(request, number, week, Side.CLIENT)
    given = {"agreement_id": found.agreement_id, "week": found.page.week}
    return _asked(request, found, "fund", fund_week, _("The week is funded."), **given)


@signed_in
def pay(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """Pay what was approved and not held."""
    found = read(request, number, week, Side.CLIENT)
    return _asked(request, found, "pay", pay_sheet, _("Paid."), sheet_id=sheet_of(found))


def _asked(
    request: HttpRequest, found: HoursPage, verb: str, action: Callable[..., Any], told: str, **given: Any
) -> HttpResponse:
    effect = effect_of(request, action, **given)
    form = Moving(request, initial={"shown": effect.mark})
    if form.agrees(effect):
        done = act(request, action, found, form, told=told, **given)
        if done:
            return done
    return page(request, "hours/confirm.html", block="dialog", h=found, verb=verb, form=form, effect=effect)
