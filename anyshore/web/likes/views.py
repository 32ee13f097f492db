"""What happened to jobs like the one that is being written or looked at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.suggestions import suggest_category
from anyshore.insight.queries.jobs_like_this import LikeThis, jobs_like_this
from anyshore.kit.errors import Refused
from anyshore.kit.money import is_currency, parse
from anyshore.web.access import actor_of
from anyshore.web.rendering import now_of, page
from anyshore.web.sourcing.rows import category_name
from anyshore.web.sourcing.words import UNITS


@require_safe
def likes(request: HttpRequest) -> HttpResponse:
    """The narrowest group of jobs of which something may be told, for what the form says so far."""
    asked = request.GET
    kind = asked.get("category", "")[:40] or suggest_category(asked.get("title", "")[:200]) or ""
    unit = asked.get("unit", "") or _usual_unit(kind)
    currency = asked.get("currency", "EUR")
    found = LikeThis(currency)
    if is_currency(currency) and unit in ("", *UNITS):
        budget = _minor(asked.get("budget", ""), currency)
        actor, at = actor_of(request), now_of(request)
        found = jobs_like_this(actor, category=kind, unit=unit, currency=currency, budget_minor=budget, at=at)
    name = category_name(found.cell.category, "") if found.cell and found.cell.category else ""
    return page(
        request, "likes/likes.html", block="part", found=found, name=name, units=UNITS, asked=bool(kind or unit)
    )


def _usual_unit(slug: str) -> str:
    return next((str(one.unit) for one in CATEGORIES if one.slug == slug), "")


def _minor(text: str, currency: str) -> int | None:
    try:
        return parse(text.replace(" ", "").replace("\N{NO-BREAK SPACE}", ""), currency).minor if text else None
    except Refused:
        return None
