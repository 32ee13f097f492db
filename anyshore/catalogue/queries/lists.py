"""Rows of providers, for lists that were put in order elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from anyshore.catalogue.models import Profile, ProfileSkill
from anyshore.catalogue.queries.profiles import NEW, ProviderRow, rate_of, standings
from anyshore.catalogue.rules.skills import SKILLS, Skill
from anyshore.kit.actor import Actor
from anyshore.parties.queries import organisations


def provider_rows(actor: Actor, organisation_ids: Iterable[UUID]) -> dict[UUID, ProviderRow]:
    """Providers by organisation, for lists that were ranked elsewhere; those that the actor may not see are left
    out."""
    found = Profile.objects.visible_to(actor).filter(organisation_id__in=list(organisation_ids))
    return {row.organisation.id: row for row in _provider_rows(found)}


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
