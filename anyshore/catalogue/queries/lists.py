"""Lists of providers: browsed, found by name, new since an instant, or ranked elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from anyshore.catalogue.models import Profile, ProfileSkill, Standing
from anyshore.catalogue.queries.profiles import NEW, ProviderRow, rate_of, standings
from anyshore.catalogue.rules.skills import SKILLS, Skill, skills_in
from anyshore.catalogue.rules.suggestions import suggest_skills
from anyshore.kit.actor import Actor
from anyshore.parties.queries import OrganisationRow, organisations


@dataclass(frozen=True, slots=True)
class ProviderList:
    """One page of providers; ``next`` asks for the one after, empty on the last."""

    rows: tuple[ProviderRow, ...]
    next: str


def providers(
    actor: Actor, *, search: str = "", category: str = "", skill: str = "", after: str = "", limit: int = 20
) -> ProviderList:
    """Published providers: those with the best-known standing first, newcomers after, then the newest.

    ``search`` finds by name and by the skills its words speak of; ``category`` and ``skill`` are slugs.
    """
    published = Profile.objects.visible_to(actor).filter(published_at__isnull=False, organisation__state="active")
    rows = _narrowed(published, search.strip(), category, skill)
    standing = Standing.objects.filter(organisation_id=OuterRef("organisation_id"), side="provider")
    ordered = rows.annotate(known=standing.values("score_low")[:1]).order_by(
        F("known").desc(nulls_last=True), "-published_at", "-id"
    )
    start = int(after) if after.isdecimal() and len(after) < 7 else 0
    found = list(ordered[start : start + limit + 1])
    more = str(start + limit) if len(found) > limit else ""
    return ProviderList(rows=_provider_rows(found[:limit]), next=more)


def provider_named(actor: Actor, said: str) -> OrganisationRow | None:
    """The provider that was meant: by the end of its page's address, or by its whole name if only one has it."""
    end = said.strip().rstrip("/").rpartition("/")[2]
    rows = Profile.objects.visible_to(actor).filter(organisation__state="active")
    meant = list(rows.filter(organisation__slug=end.lower()).values_list("organisation_id", flat=True)[:1])
    meant = meant or list(
        rows.filter(organisation__name__iexact=said.strip()).values_list("organisation_id", flat=True)[:2]
    )
    return organisations(meant)[meant[0]] if len(meant) == 1 else None


def provider_rows(actor: Actor, organisation_ids: Iterable[UUID]) -> dict[UUID, ProviderRow]:
    """Providers by organisation, for lists that were ranked elsewhere; those that the actor may not see are left out."""
    found = Profile.objects.visible_to(actor).filter(organisation_id__in=list(organisation_ids))
    return {row.organisation.id: row for row in _provider_rows(found)}


def new_providers(
    actor: Actor, *, search: str, category: str, skill: str, since: datetime, at: datetime, limit: int
) -> tuple[ProviderRow, ...]:
    """Those of a search who published their profile after ``since`` and up to ``at``, the newest first; not oneself."""
    fresh = Profile.objects.visible_to(actor).filter(
        published_at__gt=since, published_at__lte=at, organisation__state="active"
    )
    if actor.organisation_id is not None:
        fresh = fresh.exclude(organisation_id=actor.organisation_id)
    return _provider_rows(_narrowed(fresh, search, category, skill).order_by("-published_at", "-id")[:limit])


def _narrowed(rows: QuerySet[Profile], search: str, category: str, skill: str) -> QuerySet[Profile]:
    held = ProfileSkill.objects.filter(profile_id=OuterRef("pk"))
    if category:
        rows = rows.filter(Exists(held.filter(skill__in=[one.slug for one in skills_in(category)])))
    if skill:
        rows = rows.filter(Exists(held.filter(skill=skill)))
    if search:
        meant = [suggestion.skill.slug for suggestion in suggest_skills(search[:200], 5)]
        words = Q(organisation__name__icontains=search[:80]) | Q(headline__icontains=search[:80])
        rows = rows.filter(words | Exists(held.filter(skill__in=meant)))
    return rows


def _provider_rows(profiles: Iterable[Profile]) -> tuple[ProviderRow, ...]:
    found = list(profiles)
    places = organisations([profile.organisation_id for profile in found])
    known = standings(places, "provider")
    skills: dict[UUID, list[Skill]] = {}
    held = ProfileSkill.objects.filter(profile__in=found).order_by("id").values_list("profile_id", "skill")
    for profile_id, slug in held:
        if slug in SKILLS:
            skills.setdefault(profile_id, []).append(SKILLS[slug])
    return tuple(
        ProviderRow(
            organisation=places[profile.organisation_id],
            headline=profile.headline,
            rate=rate_of(profile),
            hours_a_week=profile.hours_a_week,
            available_from=profile.available_from,
            skills=tuple(skills.get(profile.id, [])),
            standing=known.get(profile.organisation_id, NEW),
            published_at=profile.published_at,
        )
        for profile in found
    )
