"""Providers as everybody sees them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.catalogue import queries
from anyshore.catalogue.queries import people
from anyshore.catalogue.queries.finding import find_providers
from anyshore.catalogue.queries.packages import packages_of
from anyshore.catalogue.queries.rates import from_rates, rate_card
from anyshore.catalogue.queries.time import weeks_of
from anyshore.catalogue.rules.finding import sought, usable
from anyshore.catalogue.rules.profiles import share_of
from anyshore.catalogue.rules.rates import in_force
from anyshore.kit.overlap import Team
from anyshore.kit.places import Shoring, shoring
from anyshore.parties.queries import OrganisationRow
from anyshore.plumbing.shores import near
from anyshore.reviews.queries import reviews_about
from anyshore.web.access import actor_of, organisation_of
from anyshore.web.catalogue.found import organisation_data
from anyshore.web.catalogue.narrowing import provider_labels
from anyshore.web.catalogue.words import KINDS, PROVIDER_SORTS
from anyshore.web.narrowing import narrowing
from anyshore.web.rendering import now_of, page
from anyshore.web.tools.picture import Picture, Seat, picture
from anyshore.web.tools.place import own_seat, reader_currency
from anyshore.web.visitors import same_for_visitors


def providers(request: HttpRequest) -> HttpResponse:
    """Everybody who offers work here, narrowed by words and filters."""
    search = sought(request.GET, currency=reader_currency(request), placed=own_seat(request) is not None)
    found = find_providers(
        actor_of(request), search, at=now_of(request), home=own_seat(request), after=request.GET.get("after", "")
    )
    shores = {row.organisation.id: _shore(request, row.organisation) for row in found.rows}
    sorts = {name: word for name, word in PROVIDER_SORTS.items() if usable(name, search)}
    shown = narrowing(
        provider_labels(search.currency), search, found, path=reverse("catalogue:providers"), sorts=sorts
    )
    rates = from_rates(shores, now_of(request).date())
    return page(request, "catalogue/providers.html", block="found", shores=shores, rates=rates, **shown)


@same_for_visitors
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One provider, with their reviews."""
    row = queries.profile(actor_of(request), slug)
    return page(
        request,
        "catalogue/provider.html",
        row=row,
        shore=_shore(request, row.organisation),
        hours=_hours(request, row.organisation),
        reviews=reviews_about(row.organisation.id),
        data=organisation_data(request, row),
        **_parts(request, row),
    )


def _parts(request: HttpRequest, row: queries.ProfileView) -> dict[str, Any]:
    """What hangs on the profile: rates, weeks, people, certificates; for its owner what its words suggest."""
    actor, on = actor_of(request), now_of(request).date()
    lines = rate_card(row.id)
    return {
        "on_time": share_of(row.standing.on_time, row.standing.delivered),
        "rates": in_force(lines, on),
        "later": [line for line in lines if line.valid_from > on],
        "weeks": weeks_of(actor, [row.organisation.id], on).get(row.organisation.id, ()),
        "packages": packages_of(actor, row.organisation.id),
        "kinds": KINDS,
        "team": people.team(row.id),
        "certificates": people.certificates(row.id),
        "suggested": people.suggested(actor) if row.mine else (),
    }


def _shore(request: HttpRequest, there: OrganisationRow) -> Shoring | None:
    """Where the provider sits from where the reader's organisation sits; None for strangers and for oneself."""
    here: OrganisationRow | None = organisation_of(request)
    if not here or here.id == there.id:
        return None
    return shoring(here.seat, there.seat, on=now_of(request).date(), person=there.is_person, near=near())


def _hours(request: HttpRequest, there: OrganisationRow) -> Picture | None:
    """When the provider works, by the clock of the reader's organisation; None for strangers and for oneself."""
    here: OrganisationRow | None = organisation_of(request)
    shore = _shore(request, there)
    if not here or shore is None:
        return None
    own = Seat(here.place or here.name, Team(here.calendar, here.seat.hours))
    other = Seat(there.place or there.name, Team(there.calendar, there.seat.hours), shore)
    return picture(own, [other], now_of(request).date())
