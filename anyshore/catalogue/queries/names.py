"""Providers by name: those whose name has some words, and the one that is meant."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from anyshore.catalogue.models import Profile
from anyshore.kit.actor import Actor
from anyshore.kit.folding import beginning, folded
from anyshore.parties.models import Organisation
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing.folding import Worded

NAMED_MOST: Final = 500
WORDS_MOST: Final = 8
"""So many words of a search are looked for."""


def named(words: str) -> frozenset[UUID]:
    """The providers whose name has every word, or a word that begins so."""
    if not (asked := beginning(words, WORDS_MOST)):
        return frozenset()
    return frozenset(_with(asked).filter(provides=True).values_list("pk", flat=True)[:NAMED_MOST])


def provider_named(actor: Actor, said: str) -> OrganisationRow | None:
    """The provider that was meant: by its whole name if only one has it, or by the end of its page's address.

    A name that is equal to the letter comes first, and those that differ in case or accents come last.
    """
    rows = Profile.objects.visible_to(actor).filter(organisation__state="active")
    end = said.strip().rstrip("/").rpartition("/")[2]
    address = rows.filter(organisation__slug=end.lower()).values_list("organisation_id", flat=True)
    names = _like(rows, name := " ".join(said.split()))
    meant = (
        [one for one, full in names.items() if full == name]
        or list(address)
        or [one for one, full in names.items() if full.casefold() == name.casefold()]
        or [one for one, full in names.items() if folded(full) == folded(name)]
    )
    return organisations(meant)[meant[0]] if len(meant) == 1 else None


def _like(rows: QuerySet[Profile], name: str) -> dict[UUID, str]:
    """The names of those who may be meant by a name."""
    asked = beginning(name, WORDS_MOST)
    found = rows.filter(organisation__in=_with(asked)) if asked else rows.filter(organisation__name=name)
    return dict(found.values_list("organisation_id", "organisation__name")[:NAMED_MOST])


def _with(asked: str) -> QuerySet[Organisation]:
    wanted = SearchQuery(asked, config="simple", search_type="raw")
    vector = SearchVector(Worded("name"), config="simple")
    rows: QuerySet[Organisation] = Organisation.objects.annotate(_name=vector).filter(_name=wanted)
    return rows
