"""What the views of hours do: load a week by its name, and run one verb on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.delivery.queries.sheet_rows import EntryRow
from anyshore.delivery.rules.weeks import week_name, week_named
from anyshore.insight.queries.hours import HoursPage, hours_page
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import actor_of
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, submit


def read(request: HttpRequest, number: int, week: str, side: str = "") -> HoursPage:
    """The week as the reader sees it; NotFound otherwise. With a ``side``, for its people alone: Forbidden for
    others."""
    found = hours_page(actor_of(request), number, week_named(week), at=now_of(request))
    if side and found.side != side:
        raise Forbidden()
    return found


def entry_of(found: HoursPage, entry_id: UUID) -> EntryRow:
    """An entry of the week; NotFound for any other."""
    entry = next((one for one in found.page.entries if one.id == entry_id), None)
    if entry is None:
        raise NotFound()
    return entry


def sheet_of(found: HoursPage) -> UUID:
    """The sheet of the week; NotFound where nothing was entered."""
    if found.page.sheet_id is None:
        raise NotFound()
    return found.page.sheet_id


def address(found: HoursPage) -> str:
    """Where the week stands."""
    return reverse("hours:week", args=[found.number, week_name(found.page.week)])


def act(
    request: HttpRequest,
    verb: Callable[..., Any],
    found: HoursPage,
    form: Form | None = None,
    *,
    told: str,
    **given: Any,
) -> HttpResponse | None:
    """Run ``verb`` and go to the week's page."""
    return submit(request, verb, form=form, to=address(found), told=told, **given)


def press(
    request: HttpRequest, verb: Callable[..., Any], found: HoursPage, *, told: str, **given: Any
) -> HttpResponse:
    """The same for a button without a form: a refusal becomes a page of its own."""
    done = act(request, verb, found, told=told, **given)
    assert done is not None  # only a form makes it None
    return done
