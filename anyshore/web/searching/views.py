"""Saved searches: kept, changed, stopped, and stopped by the link in their mails without signing in."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from anyshore.plumbing.actions import perform
from anyshore.sourcing.actions.change_search import change_search
from anyshore.sourcing.actions.save_search import save_search
from anyshore.sourcing.actions.stop_search import stop_search
from anyshore.sourcing.queries.searches import PATHS, canonical, my_search, my_searches, stopped_by_link
from anyshore.sourcing.rules.searches import Lookout
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.searching import forms
from anyshore.web.searching.words import AMONG, EVERY


@signed_in
def searches(request: HttpRequest) -> HttpResponse:
    """The searches that the reader keeps."""
    found = my_searches(actor_of(request))
    return page(request, "searching/searches.html", searches=found, every=EVERY, among=AMONG)


@signed_in
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search that the address holds."""
    among = request.GET.get("among", "") if request.GET.get("among") in set(Lookout) else Lookout.REQUESTS.value
    query = canonical(urlencode([(name, text) for name, text in request.GET.items() if name != "among"]))
    form = forms.KeptSearch(request, initial={"name": _name(query, among), "every": "day"})
    if form.accepted():
        told, given = _("The search is kept."), {"among": among, "query": query, **form.values}
        done = submit(request, save_search, form=form, to=reverse("searching:searches"), told=told, **given)
        if done:
            return done
    href = PATHS[Lookout(among)] + (f"?{query}" if query else "")
    return page(request, "searching/search.html", form=form, search=None, among=AMONG[among], href=href)


def _name(query: str, among: str) -> str:
    """What a search is called until its owner says otherwise: its words, or what it is among."""
    words = [text for name, text in parse_qsl(query) if name in ("q", "category", "skill")]
    return ", ".join(words)[:80] or str(AMONG[among])


@signed_in
def change(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Another name, or looking more or less often."""
    row = my_search(actor_of(request), search_id)
    form = forms.KeptSearch(request, initial={"name": row.name, "every": row.every})
    if form.accepted():
        to, told = reverse("searching:searches"), _("The search is changed.")
        done = submit(request, change_search, form=form, to=to, told=told, search_id=search_id, **form.values)
        if done:
            return done
    return page(request, "searching/search.html", form=form, search=row, among=AMONG[row.among], href=row.href)


@signed_in
@require_POST
def stop(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Keep it no longer."""
    told = _("The search is stopped. It mails you no more.")
    done = submit(request, stop_search, to=reverse("searching:searches"), told=told, search_id=search_id)
    return done or page(request, "searching/searches.html")


@csrf_exempt  # mail programs send this by themselves (RFC 8058); the signed token in the address is what it needs
def stop_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Stop a search from its mail: a question by GET, so that no mail scanner stops it, and the deed by POST."""
    found = stopped_by_link(token)
    if found and request.method == "POST":
        owner, row = found
        perform(stop_search, actor=owner, at=now_of(request), search_id=row.id)
    asked = found[1] if found and request.method != "POST" else None
    return page(request, "searching/stopped.html", asked=asked, form=forms.Empty(request))
