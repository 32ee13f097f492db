"""The page of working hours, for anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anyshore.plumbing.shores import near
from anyshore.web.rendering import now_of, page
from anyshore.web.tools import forms
from anyshore.web.tools.hours import shown
from anyshore.web.tools.picture import hours_of
from anyshore.web.tools.place import guessed_country, guessed_zone, own_seat, places_for


@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Two to four places: who works when, hours a year, holidays that differ, and who hands over to whom."""
    form = forms.Places(request, initial=_first(request), get=bool(request.GET))
    seats = form.seats if form.accepted() else []
    if not form.sent:
        seats = [form.seat_in(zone) for zone in _first(request).values()]
    found = shown(seats, now_of(request).date()) if seats else None
    return page(request, "tools/hours.html", form=form, s=found, places=forms.PLACES, near=near(), hours_of=hours_of)


def _first(request: HttpRequest) -> dict[str, str]:
    """Where the reader seems to be, and a place far from it."""
    seat = own_seat(request)
    own = seat.zone if seat else guessed_zone(request, guessed_country(request))
    here = own if own in places_for(request) else forms.USUAL[0]
    return {"zone_1": here, "zone_2": forms.USUAL[1] if here != forms.USUAL[1] else forms.USUAL[0]}
