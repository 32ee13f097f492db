"""What search engines read: what they may visit, and the list of public pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from anyshore.catalogue.queries.finding import public_providers
from anyshore.catalogue.queries.shopping import public_packages
from anyshore.parties.rules import ANYONE
from anyshore.sourcing.queries.finding import new_requests
from anyshore.sourcing.rules.finding import wanted
from anyshore.web.rendering import now_of
from anyshore.web.searching.feeds import BEGINNING

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 5_000
"""Pages of each kind in the list: the newest."""

CLOSED = ("/account/", "/today/", "/search/", "/searches/", "/link/", "/files/", "/mailbox/", "/operator/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages may be visited; what is personal is closed anyway and need not be tried."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "",
        f"Sitemap: {settings.ANYSHORE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every open public request, published provider and package for sale, with the day since when."""
    root = Element("urlset", xmlns=NAMESPACE)
    for path, since in _pages(now_of(request)):
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = settings.ANYSHORE_URL + path
        if since is not None:
            SubElement(entry, "lastmod").text = since.date().isoformat()
    return HttpResponse(tostring(root, encoding="utf-8", xml_declaration=True), content_type="application/xml")


def _pages(at: datetime) -> Iterator[tuple[str, datetime | None]]:
    """The lists, then what stands in them, the newest first."""
    for name in ("public:home", "sourcing:requests", "catalogue:providers", "shop:packages", "tools:hours"):
        yield reverse(name), None
    for row in new_requests(ANYONE, wanted({}), since=BEGINNING, at=at, home=None, limit=MOST):
        yield reverse("sourcing:request", args=[row.number]), row.published_at
    for slug, since in public_providers(MOST):
        yield reverse("catalogue:provider", args=[slug]), since
    for slug, since in public_packages(ANYONE, MOST):
        yield reverse("shop:package", args=[slug]), since
