"""Reads of saved searches: one's own, and what one of them found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.core import signing

from anyshore.catalogue.queries.finding import new_providers
from anyshore.catalogue.queries.shopping import new_packages
from anyshore.catalogue.rules.finding import sought
from anyshore.catalogue.rules.shopping import sought_packages
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.parties.queries import Reader, actor_for, organisations
from anyshore.plumbing import deadlines
from anyshore.sourcing.models import SavedSearch
from anyshore.sourcing.queries.finding import new_requests
from anyshore.sourcing.rules.finding import wanted
from anyshore.sourcing.rules.searches import TOLD_MAX, Lookout

STOP = signing.Signer(salt="anyshore.sourcing.stop_search")

PATHS = {one: f"/{one}/" for one in Lookout}


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A saved search as its owner sees it; ``href`` runs it."""

    id: UUID
    among: str
    name: str
    query: str
    every: str
    looked_at: datetime
    looks_at: datetime | None
    href: str


@dataclass(frozen=True, slots=True)
class New:
    """One thing that a search found: what it is called, who it is of, and where it stands."""

    title: str
    of: str
    path: str


@dataclass(frozen=True, slots=True)
class ToldSearch:
    """A search as its mail names it; ``stop`` is the token of the link that stops it."""

    name: str
    href: str
    owner: Reader
    stop: str


def my_searches(actor: Actor) -> list[SearchRow]:
    """The searches that the acting person keeps, by name."""
    if actor.person_id is None:
        return []
    return [_row(one) for one in SavedSearch.objects.visible_to(actor).order_by("name", "id")]


def my_search(actor: Actor, search_id: UUID) -> SearchRow:
    """One of the acting person's own searches."""
    found = SavedSearch.objects.visible_to(actor).filter(pk=search_id).first() if actor.person_id else None
    if found is None:
        raise NotFound()
    return _row(found)


def _row(one: SavedSearch) -> SearchRow:
    clock = next(iter(deadlines.of(("saved_search", one.id))), None)
    due = clock.due_at if clock else None
    return SearchRow(one.id, one.among, one.name, one.query, one.every, one.looked_at, due, _href(one))


def _href(one: SavedSearch) -> str:
    return PATHS[Lookout(one.among)] + (f"?{one.query}" if one.query else "")


def canonical(query: str) -> str:
    """A search's parts in one order, so that the same search is the same text."""
    return urlencode(sorted((name, text) for name, text in parse_qsl(query) if name not in ("after", "sort")))


def told_search(search_id: UUID) -> ToldSearch | None:
    """The search for its mail; None once it is kept no longer."""
    one = SavedSearch.objects.filter(pk=search_id).first()
    return None if one is None else ToldSearch(one.name, _href(one), owner_of(one.person_id), STOP.sign(one.id.hex))


def stopped_by_link(token: str) -> tuple[Actor, SearchRow] | None:
    """The search that a link in a mail stops, with its owner, for whom the link speaks; None if it is stopped already.

    Raises NotFound for a link that we did not write.
    """
    try:
        found = SavedSearch.objects.filter(pk=UUID(STOP.unsign(token))).first()
    except (signing.BadSignature, ValueError):
        raise NotFound() from None
    return None if found is None else (_acting(found), _row(found))


def owner_of(person_id: UUID) -> Reader:
    """Whoever keeps a search, as a reader of its mails."""
    return Reader(*User.objects.values_list("id", "email", "name", "locale", "timezone").get(pk=person_id))


def _acting(one: SavedSearch) -> Actor:
    """The owner as they act now: for the organisation of the search while they are its member; ANYONE once gone."""
    return actor_for(User.objects.filter(pk=one.person_id, is_active=True).first(), one.organisation_id)


def found_since(search_id: UUID, *, since: datetime, at: datetime) -> list[New]:
    """What came after ``since`` and up to ``at`` that fits the search and that its owner may see now."""
    one = SavedSearch.objects.get(pk=search_id)
    actor = _acting(one)
    parts = dict(parse_qsl(one.query))
    home = organisations([one.organisation_id])[one.organisation_id].seat if one.organisation_id else None
    when: dict[str, Any] = {"since": since, "at": at, "limit": TOLD_MAX + 1}
    if one.among == Lookout.PACKAGES:
        packages = new_packages(actor, sought_packages(parts), **when)
        return [New(row.title, row.provider.name, f"/packages/{row.slug}/") for row in packages]
    if one.among == Lookout.PROVIDERS:
        rows = new_providers(actor, sought(parts), home=home, **when)
        return [New(row.organisation.name, row.headline, f"/providers/{row.organisation.slug}/") for row in rows]
    requests = new_requests(actor, wanted(parts), home=home, **when)
    return [New(row.title, row.client.name, f"/requests/{row.number}/") for row in requests]
