"""The week as a page: a grid for those who work, a review for those who pay; and all weeks in a list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.rules import Side
from anyshore.delivery.actions.enter_hours import enter_hours
from anyshore.delivery.actions.submit_sheet import submit_sheet
from anyshore.delivery.actions.take_back_sheet import take_back_sheet
from anyshore.insight.queries.hours import hours_list
from anyshore.web.access import actor_of, signed_in
from anyshore.web.hours.forms import Start, cells_from, grid_days, grid_form, line_options
from anyshore.web.hours.reading import act, press, read, sheet_of
from anyshore.web.rendering import now_of, page


@signed_in
def weeks(request: HttpRequest, number: int) -> HttpResponse:
    """All weeks of a contract, the last in front."""
    return page(request, "hours/weeks.html", h=hours_list(actor_of(request), number, at=now_of(request)))


@signed_in
def week(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """One week: enter one's own hours, or read and answer what was entered."""
    found = read(request, number, week)
    form = grid_form(request, found) if "enter" in found.may else None
    if form is not None and form.accepted():
        cells = cells_from(found, form.values)
        given = {"agreement_id": found.agreement_id, "cells": cells, "seen": form.values["seen"]}
        done = act(request, enter_hours, found, form, told=_("Saved."), **given)
        if done:
            return done
    timer = None
    if "enter" in found.may and request.method == "GET":
        timer = Start(request, options={"line": line_options(found)})
    return page(request, "hours/week.html", h=found, form=form, grid=grid_days(found, form), start=timer)


@require_POST
@signed_in
def submit_week(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """Submit before Monday."""
    found = read(request, number, week, Side.PROVIDER)
    told = _("Submitted. The client answers until Friday.")
    return press(request, submit_sheet, found, told=told, sheet_id=sheet_of(found))


@require_POST
@signed_in
def take_back(request: HttpRequest, number: int, week: str) -> HttpResponse:
    """Change a submitted week again."""
    found = read(request, number, week, Side.PROVIDER)
    return press(request, take_back_sheet, found, told=_("You can change it again."), sheet_id=sheet_of(found))
