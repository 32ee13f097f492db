"""Lists of requests, and one request as each reader sees it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.contracts.queries.batches import batch_behind
from anyshore.contracts.queries.lists import numbers_by_winner
from anyshore.conversations.queries import threads_about
from anyshore.kit.places import Place
from anyshore.parties.queries import calendar
from anyshore.sourcing.queries.comparison import compare
from anyshore.sourcing.queries.contests import contest_view, is_contest
from anyshore.sourcing.queries.decided import decision_behind
from anyshore.sourcing.queries.documents import asked_documents, bidders_documents
from anyshore.sourcing.queries.drafts import draft_on
from anyshore.sourcing.queries.finding import find_requests
from anyshore.sourcing.queries.held import held_by
from anyshore.sourcing.queries.requests import invitations_of, my_requests
from anyshore.sourcing.queries.team_view import my_teams
from anyshore.sourcing.queries.tender_view import TenderView, tender_view
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.sourcing.rules.finding import usable, wanted
from anyshore.sourcing.rules.states import RequestKind, RequestState
from anyshore.web.access import actor_of, organisation_of, signed_in
from anyshore.web.narrowing import chips, controls, href
from anyshore.web.rendering import now_of, page
from anyshore.web.skills import skill_text
from anyshore.web.sourcing import brief_words, forms, papers, read_first, rows, unfinished
from anyshore.web.sourcing.narrowing import labels
from anyshore.web.sourcing.words import FACTS, REQUEST_KINDS, SORTS, UNITS
from anyshore.web.structured import job_posting
from anyshore.web.visitors import same_for_visitors

SHOWN = ("shortlist", "differences")
"""What the comparison can be narrowed to, besides all."""


@same_for_visitors
def requests(request: HttpRequest) -> HttpResponse:
    """The open requests, narrowed by words or kind of work. Who only buys starts with their own."""
    organisation = organisation_of(request)
    if organisation and not organisation.provides and not request.GET:
        return HttpResponseRedirect(reverse("sourcing:mine"))
    return page(request, "sourcing/requests.html", block="found", **_found(request), **words())


def _found(request: HttpRequest) -> dict[str, Any]:
    actor, at, home = actor_of(request), now_of(request), home_of(request)
    search = wanted(request.GET, placed=home is not None)
    found = find_requests(actor, search, at=at, home=home, after=request.GET.get("after", ""))
    path, query, told = reverse("sourcing:requests"), search.query(), labels()
    return {
        "search": search,
        "found": found,
        "controls": controls(told, found.counts, search.chosen),
        "chips": chips(told, search.chosen, query, path=path, without=found.without),
        "query": urlencode(query),
        "sorts": [(name, word, href(path, query, sort=name)) for name, word in SORTS.items() if usable(name, search)],
        "skill": skill_text(search.skill) if search.skill else "",
        "invited": [] if search else invitations_of(actor, at=at),
    }


def home_of(request: HttpRequest) -> Place | None:
    """Where the reader's organisation works, if they act for one."""
    organisation = organisation_of(request)
    return organisation.seat if organisation else None


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """The requests of one's own organisation."""
    found = my_requests(actor_of(request), at=now_of(request), after=request.GET.get("after", ""))
    return page(request, "sourcing/mine.html", found=found, **words())


@same_for_visitors
def request(request: HttpRequest, number: int) -> HttpResponse:
    """One request: with every proposal for its client, with their own for a provider, to read for anybody."""
    view = request_view(actor_of(request), number, at=now_of(request))
    shown = _shown(request, view)
    if view.row.kind == RequestKind.CONTEST and is_contest(view.row.id):
        return page(request, "sourcing/contest.html", contest=contest_view(actor_of(request), number), **shown)
    if view.is_client:
        return page(request, "sourcing/client.html", **shown, **_comparison(request, view, shown["tender"]))
    draft = draft_on(actor_of(request), view.row.id, at=now_of(request))
    given: dict[str, Any] = {"data": job_posting(view), "draft": draft, "why_over": unfinished.why_over}
    given |= {"teams": my_teams(actor_of(request), view.row.id), "held": held_by(actor_of(request), view.row.id)}
    return page(request, "sourcing/provider.html", **given, **shown)


def _shown(request: HttpRequest, view: RequestView) -> dict[str, Any]:
    return {
        "view": view,
        "clock": rows.clock_of(view, calendar(view.row.client.id), now_of(request)),
        "silence": rows.told(view.consequences),
        "ask": forms.Ask(request),
        "tender": tender_view(actor_of(request), view.row.id, at=now_of(request)),
        "asked": asked_documents(view.row.id, None, at=now_of(request)) if view.clearance == "full" else [],
        "threads": threads_about(actor_of(request), ("request", view.row.id)),
        **words(),
    }


def _comparison(request: HttpRequest, view: RequestView, tender: TenderView | None) -> dict[str, Any]:
    actor = actor_of(request)
    found = compare(actor, view.row.id, at=now_of(request))
    show = request.GET.get("show", "")
    offers = [one for one in found.offers if one.shortlisted or show != "shortlist"]
    first = read_first.read_first(view, offers) if request.GET.get("order") == "read" else {}
    offers = sorted(offers, key=lambda one: first[one.id].place) if first else offers
    judged = any(one.kind == "judged" for one in found.criteria)
    won = view.row.state == "awarded" or (tender is not None and tender.lots is not None and tender.lots.won)
    return {
        "contracts": numbers_by_winner(actor, view.row.id) if won else {},
        "decided": decision_behind(actor, view.row.id),
        "batch": batch_behind(actor, view.row.id) if view.row.state == RequestState.USED else None,
        "comparison": found,
        "papers": {
            one.provider_id: one.documents for one in bidders_documents(actor, view.row.id, at=now_of(request))
        },
        "offers": offers,
        "show": show if show in SHOWN else "",
        "first": first,
        "measured": read_first.measured(),
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
        **papers.words(),
        "point_name": brief_words.point_name,
        "point_asks": brief_words.point_asks,
        "brief_told": brief_words.told,
        "facts": FACTS,
        "units": UNITS,
        "kinds": REQUEST_KINDS,
    }
