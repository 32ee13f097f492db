"""Lists of requests, and one request as each reader sees it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.contracts.queries.lists import number_for_request
from anyshore.conversations.queries import threads_about
from anyshore.parties.queries import calendar
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.decided import decision_behind
from anyshore.sourcing.queries.requests import invitations_of, my_requests, open_requests
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page
from anyshore.web.sourcing import brief_words, forms, rows
from anyshore.web.sourcing.words import FACTS, REQUEST_KINDS, UNITS


def requests(request: HttpRequest) -> HttpResponse:
    """The open requests, narrowed by words or kind of work. Who only buys starts with their own."""
    organisation = request.organisation  # type: ignore[attr-defined]
    if organisation and not organisation.provides and not request.GET:
        return HttpResponseRedirect(reverse("sourcing:mine"))
    return page(request, "sourcing/requests.html", block="found", **_found(request), **words())


def _found(request: HttpRequest) -> dict[str, Any]:
    actor, at = actor_of(request), now_of(request)
    search, chosen = request.GET.get("q", "")[:200], request.GET.get("category", "")
    return {
        "q": search,
        "chosen": chosen,
        "found": open_requests(actor, at=at, search=search, category=chosen, after=request.GET.get("after", "")),
        "invited": [] if search or chosen else invitations_of(actor, at=at),
    }


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """The requests of one's own organisation."""
    found = my_requests(actor_of(request), at=now_of(request), after=request.GET.get("after", ""))
    return page(request, "sourcing/mine.html", found=found, **words())


def request(request: HttpRequest, number: int) -> HttpResponse:
    """One request: with every proposal for its client, with their own for a provider, to read for anybody."""
    view = request_view(actor_of(request), number, at=now_of(request))
    if view.is_client:
        return page(request, "sourcing/client.html", **_shown(request, view), **_comparison(request, view))
    return page(request, "sourcing/provider.html", **_shown(request, view))


def _shown(request: HttpRequest, view: RequestView) -> dict[str, Any]:
    return {
        "view": view,
        "clock": rows.clock_of(view, calendar(view.row.client.id), now_of(request)),
        "silence": rows.told(view.consequences),
        "ask": forms.Ask(request),
        "threads": threads_about(actor_of(request), ("request", view.row.id)),
        **words(),
    }


def _comparison(request: HttpRequest, view: RequestView) -> dict[str, Any]:
    actor = actor_of(request)
    found = compare(actor, view.row.id, at=now_of(request))
    short = request.GET.get("show") == "shortlist"
    offers = [one for one in found.offers if one.shortlisted or not short]
    judged = any(one.kind == "judged" for one in found.criteria)
    contract = number_for_request(actor, view.row.id) if view.row.state == "awarded" else None
    return {
        "contract": contract,
        "decided": decision_behind(actor, view.row.id),
        "comparison": found,
        "offers": offers,
        "short": short,
        "judged": judged,
        "answer": forms.Answer(request),
    }


def words() -> dict[str, Any]:
    """What every page of requests says in words."""
    return {
        "categories": CATEGORIES,
        "category_name": lambda slug: rows.category_name(slug, _("Other work")),
        "skill_names": rows.skill_names,
        "field_names": rows.field_names,
        "why_not": rows.why_not,
        "same_words": rows.same_words,
        "point_name": brief_words.point_name,
        "point_asks": brief_words.point_asks,
        "brief_told": brief_words.told,
        "facts": FACTS,
        "units": UNITS,
        "kinds": REQUEST_KINDS,
    }
