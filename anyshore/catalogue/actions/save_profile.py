"""Save one's provider profile."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import ProfileSaved
from anyshore.catalogue.models import Profile, ProfileLanguage, ProfileSkill
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import ORGANISATION
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch


@action
def save_profile(*, actor: Actor, details: ProfileDetails, at: datetime) -> Profile:
    """The actor's organisation has this profile; it stays published or hidden as it was.

    Members who may work. Refused: others (Forbidden), details that cannot be (Invalid).
    """
    organisation = lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    problem = details.problem()
    if problem is not None:
        raise Invalid(field=problem[0], reason=problem[1])
    profile, _ = Profile.objects.update_or_create(
        organisation_id=organisation.id,
        defaults={
            "headline": " ".join(details.headline.split()),
            "about": details.about.strip(),
            "rate_minor": details.rate_minor,
            "rate_currency": details.rate_currency if details.rate_minor is not None else "",
            "hours_a_week": details.hours_a_week,
            "available_from": details.available_from,
            "changed_at": at,
        },
    )
    _write_skills(profile, details)
    ProfileLanguage.objects.filter(profile=profile).delete()
    ProfileLanguage.objects.bulk_create(
        ProfileLanguage(profile=profile, language=code, level=level) for code, level in details.languages
    )
    touch(ORGANISATION.kind, organisation.id)
    tell(ProfileSaved(profile_id=profile.id, at=at), actor=actor)
    return profile


def _write_skills(profile: Profile, details: ProfileDetails) -> None:
    deep = {slug: (depth, years) for slug, depth, years in details.depths}
    ProfileSkill.objects.filter(profile=profile).delete()
    ProfileSkill.objects.bulk_create(
        ProfileSkill(
            profile=profile,
            skill=slug,
            evidence=evidence,
            depth=deep.get(slug, ("", None))[0],
            years=deep.get(slug, ("", None))[1],
        )
        for slug, evidence in details.skills
    )
