"""Reads of what else stands on a profile: certificates, the team, and skills that its words suggest."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.catalogue import models
from anyshore.catalogue.models import Profile, ProfileSkill, TeamEntry
from anyshore.catalogue.rules.profiles import Certificate
from anyshore.catalogue.rules.skills import Skill
from anyshore.catalogue.rules.suggestions import suggest_skills
from anyshore.kit.actor import Actor
from anyshore.parties.models import Membership

SUGGESTED = 6


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A member who is shown, by their own will."""

    person_id: UUID
    name: str
    title: str
    words: str


def certificates(profile_id: UUID) -> tuple[Certificate, ...]:
    """The certificates on a profile, the newest in front."""
    rows = models.Certificate.objects.filter(profile_id=profile_id).order_by("-issued_on", "name")
    return tuple(Certificate(*row) for row in rows.values_list("name", "issuer", "issued_on", "expires_on", "link"))


def team(profile_id: UUID) -> tuple[TeamRow, ...]:
    """Who is shown and still a member, in the order in which they came."""
    own = Profile.objects.filter(pk=profile_id).values("organisation_id")[:1]
    members = Membership.objects.filter(organisation_id=own, left_at=None).values("user_id")
    rows = TeamEntry.objects.filter(profile_id=profile_id, person_id__in=members).order_by("at", "id")
    return tuple(TeamRow(*row) for row in rows.values_list("person_id", "person__name", "title", "words"))


def suggested(actor: Actor) -> tuple[Skill, ...]:
    """The skills that the words of the actor's own profile speak of and that neither stand on it nor were turned
    down."""
    if actor.organisation_id is None:
        return ()
    row = Profile.objects.filter(organisation_id=actor.organisation_id).first()
    if row is None:
        return ()
    known = {*ProfileSkill.objects.filter(profile=row).values_list("skill", flat=True), *row.passed_over}
    found = suggest_skills(f"{row.headline}\n{row.about}", SUGGESTED + len(known))
    return tuple(one.skill for one in found if one.skill.slug not in known)[:SUGGESTED]
