"""Finding providers: a page of those who fit, how many there are of each kind, and what to drop where nobody fits.

The list and its counts come from the index of all providers (queries.shelf), however many there are. While that is
being built the newest who fit are read from the tables, uncounted; so is what is new since an instant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from anyshore.catalogue.models import Profile
from anyshore.catalogue.queries import shelf
from anyshore.catalogue.queries.lists import provider_rows
from anyshore.catalogue.queries.names import named
from anyshore.catalogue.queries.profiles import ProviderRow
from anyshore.catalogue.rules.finding import Sought, sought
from anyshore.catalogue.rules.matching.asked import Offered
from anyshore.catalogue.rules.matching.browsing import Key, browse, cursor_of, found_in, id_of, read_cursor
from anyshore.catalogue.rules.matching.reader import Reader
from anyshore.catalogue.rules.matching.segment import HALF, instant_of, micros, segment_of
from anyshore.kit.actor import Actor
from anyshore.kit.facets import Value
from anyshore.kit.places import Place
from anyshore.plumbing.shores import near

PAGE: Final = 20
CHUNK: Final = 500
LOOKED_AT: Final = 2_000
"""How many of the newest are looked at for one page while the index is being built."""
NEW_LOOKED_AT: Final = 20_000


@dataclass(frozen=True, slots=True)
class FoundProviders:
    """A page of providers; ``next`` is the cursor of those after them, empty on the last page.

    ``counts`` has for each filter how many each of its values would leave; ``without``, where nobody is found, each
    filter that is set and how many there would be without it. Not ``complete``: the index is being built; these are
    the newest who fit, and nothing was counted.
    """

    rows: tuple[ProviderRow, ...]
    next: str
    total: int = 0
    counts: dict[str, dict[Value, int]] = field(default_factory=dict)
    without: list[tuple[str, int]] = field(default_factory=list)
    currencies: tuple[str, ...] = ()
    complete: bool = True


def find_providers(
    actor: Actor, search: Sought, *, at: datetime, home: Place | None, after: str = "", limit: int = PAGE
) -> FoundProviders:
    """The published providers that fit ``search`` and that the actor may see.

    ``home`` is where the reader works: without it nothing is known of shores and shared hours. Five queries however
    many providers there are, six with words: what changed, whose name has the words, and four for the rows.
    """
    reader = _reader(search, at, home)
    index = shelf.index()
    if index is None:
        start = read_cursor(after)
        found, following = _walk(shelf.published(), search, reader, limit=limit, most=LOOKED_AT, after=start)
        return FoundProviders(_in_order(actor, found), following, complete=False)
    listed = browse(index.segments, search, reader, after=after, limit=limit)
    return FoundProviders(
        rows=_in_order(actor, listed.ids),
        next=listed.next,
        total=listed.total,
        counts=listed.counts,
        without=listed.without,
        currencies=listed.currencies,
    )


def new_providers(
    actor: Actor, search: Sought, *, since: datetime, at: datetime, home: Place | None, limit: int = PAGE
) -> tuple[ProviderRow, ...]:
    """Those of a search who published their profile after ``since`` and up to ``at``, the newest first; not
    oneself."""
    fresh = shelf.published().filter(published_at__gt=since, published_at__lte=at)
    if actor.organisation_id is not None:
        fresh = fresh.exclude(organisation_id=actor.organisation_id)
    found, _ = _walk(fresh, search, _reader(search, at, home), limit=limit, most=NEW_LOOKED_AT)
    return _in_order(actor, found)


def providers_with(
    actor: Actor, words: str, *, at: datetime, category: str = "", limit: int = PAGE
) -> tuple[ProviderRow, ...]:
    """The first providers for some words: by name, skill or what they say."""
    return find_providers(actor, sought({"q": words, "category": category}), at=at, home=None, limit=limit).rows


def public_providers(limit: int) -> list[tuple[str, datetime]]:
    """The addresses of the newest published profiles, and since when they are public."""
    rows = shelf.published().order_by("-published_at", "-id")
    values = rows.values_list("organisation__slug", "published_at")[:limit]
    return [(slug, since) for slug, since in values if since is not None]


def _reader(search: Sought, at: datetime, home: Place | None) -> Reader:
    return Reader(on=at.date(), home=home, near=near(), named=named(search.words))


def _in_order(actor: Actor, ids: Sequence[UUID]) -> tuple[ProviderRow, ...]:
    rows = provider_rows(actor, ids)
    return tuple(rows[one] for one in ids if one in rows)


# From the tables, the newest first


def _walk(
    rows: QuerySet[Profile], search: Sought, reader: Reader, *, limit: int, most: int, after: Key | None = None
) -> tuple[list[UUID], str]:
    """The first ``limit`` who fit among the next ``most``, and where to go on."""
    found: list[Key] = []
    for _ in range(0, most, CHUNK):
        chunk = shelf.offered(list(_older(rows, after).values_list(*shelf.COLUMNS)[:CHUNK]))
        found += found_in(segment_of(chunk), search, reader)
        after = min(map(_key, chunk)) if len(chunk) == CHUNK else None
        if len(found) > limit or after is None:
            break
    following = found[limit - 1] if len(found) > limit else after
    return [id_of(one) for one in found[:limit]], cursor_of(following) if following else ""


def _older(rows: QuerySet[Profile], after: Key | None) -> QuerySet[Profile]:
    ordered = rows.order_by("-published_at", "-organisation_id")
    instant = instant_of(after[1]) if after else None
    if after is None or instant is None:
        return ordered
    return ordered.filter(Q(published_at__lt=instant) | Q(published_at=instant, organisation_id__lt=id_of(after)))


def _key(one: Offered) -> Key:
    since = micros(one.published_at)
    return since, since, one.id.int >> 64, one.id.int & HALF
