"""Who fits: the first providers for what is wanted, from the index of all (queries.shelf), and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from anyshore.catalogue.models import ProfileSkill
from anyshore.catalogue.queries import shelf
from anyshore.catalogue.queries.lists import provider_rows
from anyshore.catalogue.queries.profiles import ProviderRow
from anyshore.catalogue.rules.matching.asked import Offered, Wanted
from anyshore.catalogue.rules.matching.formula import Judged, judge
from anyshore.catalogue.rules.matching.index import Index, newest
from anyshore.catalogue.rules.matching.near import known, near
from anyshore.kit.actor import Actor

MEANWHILE: Final = 2000
"""How many of the newest providers with a skill in reach are compared while the index is being built."""


@dataclass(frozen=True, slots=True)
class FitRow:
    """A provider at a place of the list, judged by the formula. ``drawn``: it stands there by the newcomers' share."""

    place: int
    provider: ProviderRow
    offered: Offered
    judged: Judged
    drawn: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """The first providers for what is wanted; ``passed`` pass every filter, of ``all`` that are published.

    Not ``complete``: the index is being built, and only the newest providers in reach of a skill were compared.
    """

    rows: tuple[FitRow, ...]
    passed: int
    all: int
    complete: bool = True


def index() -> Index | None:
    """All published providers as they are now; None while they are still being read for the first time."""
    return shelf.index()


def who_fits(actor: Actor, wanted: Wanted, *, limit: int) -> Fit:
    """The first providers that the actor may see, each with the reasons that add up to its score."""
    whole = shelf.index()
    now = _newest(wanted) if whole is None else whole
    ranked = now.first(wanted, limit)
    rows = provider_rows(actor, [one.id for one in ranked.found])
    listed = tuple(
        FitRow(place, rows[one.id], offered := one.offered, judge(wanted, offered), one.drawn)
        for place, one in enumerate(ranked.found, start=1)
        if one.id in rows
    )
    return Fit(listed, ranked.passed, len(now), complete=whole is not None)


def offered_by(organisation_id: UUID | None) -> Offered | None:
    """One provider as matching sees it, also while the index is being built; None without a public profile."""
    return None if organisation_id is None else offered_of([organisation_id])[organisation_id]


def offered_of(organisation_ids: Iterable[UUID]) -> dict[UUID, Offered | None]:
    """The same of several."""
    ids, now = list(organisation_ids), shelf.index()
    return shelf.read(ids) if now is None else {one: now.offered(one) for one in ids}


def _newest(wanted: Wanted) -> Index:
    """From the tables: the newest providers that hold a wanted skill or one near it, or just the newest."""
    rows = shelf.published().order_by("-published_at", "-id")
    if slugs := known(wanted.skills):
        reach = {one for slug in slugs for one in near(slug)}
        rows = rows.filter(Exists(ProfileSkill.objects.filter(profile_id=OuterRef("pk"), skill__in=reach)))
    return newest(shelf.offered(list(rows.values_list(*shelf.COLUMNS)[:MEANWHILE])))
