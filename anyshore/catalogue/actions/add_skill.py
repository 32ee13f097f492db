"""Take up a skill that one's own words suggest."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import SkillAdded
from anyshore.catalogue.models import Profile, ProfileSkill
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.rules.profiles import SKILLS_MAX
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import ORGANISATION
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch


@action
def add_skill(*, actor: Actor, skill: str, at: datetime) -> Profile:
    """The skill stands on the profile, without evidence yet; one that stands there already stays as it is.

    Members who may work. Refused: others (Forbidden), no profile yet (NotFound), an unknown skill, more than 30
    (Invalid).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    if skill not in SKILLS:
        raise Invalid(field="skill", reason="unknown")
    there = ProfileSkill.objects.filter(profile=profile)
    if there.filter(skill=skill).exists():
        return profile
    if there.count() >= SKILLS_MAX:
        raise Invalid(field="skill", reason="too_many")
    ProfileSkill.objects.create(profile=profile, skill=skill)
    touch(ORGANISATION.kind, profile.organisation_id)
    tell(SkillAdded(profile_id=profile.id, skill=skill, at=at), actor=actor)
    return profile
