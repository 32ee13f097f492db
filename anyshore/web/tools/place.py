"""Where a visitor seems to sit: only a first guess, which they can change on the page."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import HttpRequest

from anyshore.kit.countries import countries, country
from anyshore.kit.places import Place
from anyshore.plumbing import formats
from anyshore.web.access import organisation_of


def guessed_country(request: HttpRequest) -> str:
    """The country of the visitor's time zone, where their browser told it; else that of the operator.

    The language says nothing of the place: half of the browsers of Europe speak the English of two countries.
    """
    zone = request.COOKIES.get("zone", "") or formats.zone_name()
    return countries_by_zone().get(zone, settings.ANYSHORE_COUNTRY)


def guessed_zone(request: HttpRequest, code: str) -> str:
    """The visitor's time zone if it lies in the country, else the country's own."""
    zone = request.COOKIES.get("zone", "")
    return zone if zone in country(code).zones else country(code).zone


def places_for(request: HttpRequest) -> dict[str, str]:
    """The zones that can be compared, with their countries: also that of the reader's own organisation where it is a
    zone of no country, such as UTC, or an old name."""
    own = own_seat(request)
    return {**({own.zone: own.country} if own else {}), **countries_by_zone()}


def own_seat(request: HttpRequest) -> Place | None:
    """Where the reader's organisation works, if they act for one."""
    organisation = organisation_of(request)
    return organisation.seat if organisation else None


def reader_currency(request: HttpRequest) -> str:
    """The currency of the reader's organisation, else that of the country where they seem to be."""
    organisation = organisation_of(request)
    return organisation.currency if organisation else country(guessed_country(request)).currency


@cache
def countries_by_zone() -> dict[str, str]:
    """The country of each zone that belongs to one."""
    return {zone: one.code for one in countries() for zone in one.zones}
