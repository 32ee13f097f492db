"""What the views of service levels do: load a period, and run one verb on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.insight.queries.levels import LevelRow, LevelsPage, PeriodRow, levels_page
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.access import actor_of
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, submit


def read(request: HttpRequest, number: int) -> LevelsPage:
    """The service levels as the reader sees them; NotFound otherwise."""
    return levels_page(actor_of(request), number, at=now_of(request))


def read_period(request: HttpRequest, number: int, period: str) -> tuple[LevelsPage, PeriodRow]:
    """The same with one period, named by its first day; NotFound for none."""
    found = read(request, number)
    try:
        return found, found.period(date.fromisoformat(period))
    except ValueError:
        raise NotFound() from None


def read_level(
    request: HttpRequest, number: int, period: str, place: int, verb: str
) -> tuple[LevelsPage, PeriodRow, LevelRow]:
    """The same with one level on which the reader may do ``verb``; Forbidden where they may not."""
    found, row = read_period(request, number, period)
    level = next((one for one in row.levels if one.place == place), None)
    if level is None:
        raise NotFound()
    if verb not in level.may:
        raise Forbidden()
    return found, row, level


def address(found: LevelsPage, row: PeriodRow) -> str:
    """Where the period stands."""
    return reverse("levels:period", args=[found.number, row.starts_on.isoformat()])


def act(
    request: HttpRequest,
    verb: Callable[..., Any],
    found: LevelsPage,
    row: PeriodRow,
    form: Form | None = None,
    *,
    told: str,
    **given: Any,
) -> HttpResponse | None:
    """Run ``verb`` and go to the period's page."""
    return submit(request, verb, form=form, to=address(found, row), told=told, **given)
