"""The timer's buttons."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anyshore.contracts.rules import Side
from anyshore.delivery.actions.discard_timer import discard_timer
from anyshore.delivery.actions.start_timer import start_timer
from anyshore.delivery.actions.stop_timer import stop_timer
from anyshore.delivery.rules.weeks import week_at, week_name
from anyshore.insight.queries.hours import HoursPage
from anyshore.kit.errors import Invalid
from anyshore.web.access import signed_in
from anyshore.web.hours.forms import Start, line_options
from anyshore.web.hours.reading import press, read
from anyshore.web.rendering import now_of


@require_POST
@signed_in
def start(request: HttpRequest, number: int) -> HttpResponse:
    """Start one's timer."""
    found = _this_week(request, number)
    form = Start(request, options={"line": line_options(found)})
    if not form.accepted():
        raise Invalid(field="line", reason="choice")
    given = {"agreement_id": found.agreement_id, "line": int(form.values["line"]), "note": form.values["note"]}
    return press(request, start_timer, found, told=_("Your timer runs."), **given)


@require_POST
@signed_in
def stop(request: HttpRequest, number: int, timer_id: UUID) -> HttpResponse:
    """Stop it and keep its minutes."""
    found = _this_week(request, number)
    return press(request, stop_timer, found, told=_("Its minutes stand in the sheet."), timer_id=timer_id)


@require_POST
@signed_in
def discard(request: HttpRequest, number: int, timer_id: UUID) -> HttpResponse:
    """Stop it without keeping anything."""
    found = _this_week(request, number)
    return press(request, discard_timer, found, told=_("Nothing was entered."), timer_id=timer_id)


def _this_week(request: HttpRequest, number: int) -> HoursPage:
    return read(request, number, week_name(week_at(now_of(request))), Side.PROVIDER)
