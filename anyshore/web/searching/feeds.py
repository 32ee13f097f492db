"""Every search as RSS, Atom and JSON Feed: what is public, whoever asks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from anyshore.catalogue.queries import ProviderRow
from anyshore.catalogue.queries.finding import find_providers
from anyshore.catalogue.queries.packages import PackageRow
from anyshore.catalogue.queries.shopping import find_packages
from anyshore.catalogue.rules.finding import sought
from anyshore.catalogue.rules.shopping import sought_packages
from anyshore.parties.rules import ANYONE
from anyshore.plumbing import formats
from anyshore.sourcing.queries.finding import new_requests
from anyshore.sourcing.queries.requests import RequestRow
from anyshore.sourcing.rules.finding import wanted
from anyshore.web.rendering import now_of

LIMIT = 50
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its title, where it stands, what is told of it, who it is of, and since when it is public."""

    title: str
    path: str
    text: str
    author: str
    at: datetime


@require_safe
def requests(request: HttpRequest, form: str) -> HttpResponse:
    """The newest open requests of a search."""
    search = wanted(request.GET, placed=False)
    rows = new_requests(ANYONE, search, since=BEGINNING, at=now_of(request), home=None, limit=LIMIT)
    return _feed(request, form, _("Open requests"), reverse("sourcing:requests"), [_request(row) for row in rows])


def _request(row: RequestRow) -> Item:
    budget = formats.money_text(row.budget) if row.budget else _("you name the price")
    told = _("Budget: %(budget)s. Open until %(until)s UTC.")
    return Item(
        row.title,
        reverse("sourcing:request", args=[row.number]),
        told % {"budget": budget, "until": f"{row.proposals_until:%Y-%m-%d %H:%M}"},
        row.client.name,
        row.published_at or BEGINNING,
    )


@require_safe
def providers(request: HttpRequest, form: str) -> HttpResponse:
    """The newest providers of a search."""
    search = replace(sought(request.GET, placed=False), sort="new")
    rows = find_providers(ANYONE, search, at=now_of(request), home=None, limit=LIMIT).rows
    return _feed(request, form, _("Providers"), reverse("catalogue:providers"), [_provider(row) for row in rows])


def _provider(row: ProviderRow) -> Item:
    path, name = reverse("catalogue:provider", args=[row.organisation.slug]), row.organisation.name
    return Item(name, path, row.headline, name, row.published_at or BEGINNING)


@require_safe
def packages(request: HttpRequest, form: str) -> HttpResponse:
    """The newest packages of a search."""
    search = replace(sought_packages(request.GET), sort="new")
    rows = find_packages(ANYONE, search, limit=LIMIT).rows
    return _feed(request, form, _("Packages"), reverse("shop:packages"), [_package(row) for row in rows])


def _package(row: PackageRow) -> Item:
    told = {"line": row.line, "price": formats.money_text(row.price) if row.price else ""}
    return Item(
        row.title,
        reverse("shop:package", args=[row.slug]),
        _("%(line)s From %(price)s.") % told,
        row.provider.name,
        row.first_published_at or BEGINNING,
    )


def _feed(request: HttpRequest, form: str, title: str, path: str, items: Sequence[Item]) -> HttpResponse:
    """The items in the form asked for, or 304 where the reader has them."""
    if form not in TYPES:
        raise Http404
    named = f"{settings.ANYSHORE_NAME}: {title}"
    body = _json(request, named, path, items) if form == "json" else _xml(request, form, named, path, items)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    changed = max((item.at for item in items), default=BEGINNING)
    response = HttpResponse(body, content_type=TYPES[form], headers={"Cache-Control": "public, max-age=300"})
    response["ETag"], response["Last-Modified"] = etag, f"{changed:%a, %d %b %Y %H:%M:%S} GMT"
    answer = get_conditional_response(request, etag, int(changed.timestamp()), response)
    return answer if isinstance(answer, HttpResponse) else response


def _xml(request: HttpRequest, form: str, title: str, path: str, items: Sequence[Item]) -> bytes:
    feed = (Rss201rev2Feed if form == "rss" else _Atom)(
        title=title,
        link=settings.ANYSHORE_URL + path,
        description=title,
        language="en",
        feed_url=settings.ANYSHORE_URL + request.get_full_path(),
    )
    for item in items:
        href = settings.ANYSHORE_URL + item.path
        feed.add_item(
            item.title, href, item.text, author_name=item.author, pubdate=item.at, updateddate=item.at, unique_id=href
        )
    return feed.writeString("utf-8").encode()


class _Atom(Atom1Feed):
    """Atom, whose date is that of its newest entry, or of the beginning: not of the moment somebody asks."""

    def latest_post_date(self) -> datetime:
        """When the newest entry became public."""
        return max((item["updateddate"] for item in self.items), default=BEGINNING)


def _json(request: HttpRequest, title: str, path: str, items: Sequence[Item]) -> bytes:
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": settings.ANYSHORE_URL + path,
        "feed_url": settings.ANYSHORE_URL + request.get_full_path(),
        "items": [
            {
                "id": settings.ANYSHORE_URL + item.path,
                "url": settings.ANYSHORE_URL + item.path,
                "title": item.title,
                "content_text": item.text,
                "date_published": item.at.isoformat(),
                "authors": [{"name": item.author}],
            }
            for item in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()
