"""Matching, both ways. Every list says why, factor by factor, and links the formula."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anyshore.catalogue.queries import matching, my_profile, provider_named
from anyshore.catalogue.rules.matching.asked import Wanted
from anyshore.catalogue.rules.matching.formula import WEIGHTS, judge
from anyshore.catalogue.rules.matching.index import NEWCOMER_EACH, NEWCOMER_PLACES
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.errors import NotFound
from anyshore.parties.queries import organisation
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.queries.fitting import HowFound, how_found, requests_that_fit, wanted_for
from anyshore.sourcing.queries.view import RequestView, request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.matching import forms, rows
from anyshore.web.matching.words import BARS, FACTORS, OWN_BARS, VALUES
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.forms import Invite

FIRST, MOST = 20, 60
PERSON: dict[str, Any] = {
    "operator": settings.ANYSHORE_OPERATOR,
    "write_to": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
}
FACTS: dict[str, Any] = {
    "first": FIRST,
    "most": MOST,
    "newcomer_places": NEWCOMER_PLACES,
    "newcomer_each": NEWCOMER_EACH,
}


@signed_in
def providers(request: HttpRequest, number: int) -> HttpResponse:
    """The providers who fit one's own request, each invited with one click."""
    view = _own(request, number)
    invite, narrow = Invite(request), _narrow(request, view)
    if invite.accepted():
        provider = organisation(actor_of(request), invite.values["provider"])
        told = _("%(name)s is invited.") % {"name": provider.name}
        given = {"request_id": view.row.id, "provider_id": provider.id, "words": invite.values["words"]}
        if done := submit(request, invite_provider, to=request.get_full_path(), form=invite, told=told, **given):
            return done
    wanted = wanted_for(view.row, view.brief, forms.wishes(narrow), now_of(request))
    limit = MOST if request.GET.get("show") == str(MOST) else FIRST
    fit = matching.who_fits(actor_of(request), wanted, limit=limit)
    shown = {"view": view, "narrow": narrow, "form": invite, "fit": fit, **_missing(request, wanted)}
    return page(request, "matching/providers.html", rows=rows.fitting(fit.rows, wanted), limit=limit, **shown, **FACTS)


def _own(request: HttpRequest, number: int) -> RequestView:
    """One of the reader's own requests."""
    view = request_view(actor_of(request), number, at=now_of(request))
    if not view.is_client:
        raise NotFound()
    return view


def _narrow(request: HttpRequest, view: RequestView) -> forms.Narrow:
    return forms.Narrow(request, get=True, currencies={"rate": view.row.currency})


def _missing(request: HttpRequest, wanted: Wanted) -> dict[str, Any]:
    """What became of somebody whom the reader looks for: the filters that keep them out, or their place."""
    who = request.GET.get("who", "").strip()[:120]
    found = provider_named(actor_of(request), who) if who else None
    index = matching.index()
    offered = matching.offered_by(found.id) if found else None
    if found is None or offered is None:
        return {"who": who, "sought": found, "judged": None}
    judged = judge(wanted, offered)
    return {
        "who": who,
        "sought": found,
        "judged": judged,
        "bars": rows.bars(judged),
        "rank": None if index is None else index.rank(wanted, found.id),
        "score": rows.tenths(judged.score),
        "reasons": rows.reasons(judged, wanted, offered),
    }


@signed_in
def fitting(request: HttpRequest) -> HttpResponse:
    """The open requests in the order in which they fit one's own profile."""
    actor = actor_of(request)
    fits = requests_that_fit(actor, at=now_of(request), limit=MOST)
    offered = matching.offered_by(actor.organisation_id)
    return page(
        request,
        "matching/fitting.html",
        rows=rows.fitting_requests(fits, offered),
        profile=my_profile(actor),
        offered=offered,
    )


@signed_in
def found(request: HttpRequest) -> HttpResponse:
    """How one's own profile is found: its places for what is open now, and what would help."""
    actor = actor_of(request)
    how = how_found(actor, at=now_of(request), limit=10) if actor.organisation_id else None
    shown = {"how": how, "building": matching.index() is None, "profile": my_profile(actor), **_stands(how)}
    return page(request, "matching/found.html", **shown, **PERSON, **FACTS)


def _stands(how: HowFound | None) -> dict[str, Any]:
    if how is None:
        return {"rows": [], "bars": [], "lacking": []}
    shown = rows.fitting_requests([one.fit for one in how.stands], how.offered)
    return {
        "rows": list(zip(shown, how.stands, strict=True)),
        "bars": [(str(OWN_BARS.get(bar, BARS[bar])), count) for bar, count in how.barred],
        "lacking": [(SKILLS[slug], count) for slug, count in how.lacking],
    }


def formula(request: HttpRequest) -> HttpResponse:
    """The formula: what counts, how much, and what does not."""
    table = [(FACTORS[factor], weight, VALUES[factor]) for factor, weight in WEIGHTS.items()]
    return page(request, "matching/formula.html", table=table, bars=BARS, **PERSON, **FACTS)
