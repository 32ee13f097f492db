"""Turn down a skill that one's own words suggest."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import SkillPassedOver
from anyshore.catalogue.models import Profile
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def pass_over_skill(*, actor: Actor, skill: str, at: datetime) -> Profile:
    """The skill is not suggested to this profile again; it can still be written there by hand.

    Members who may work. Refused: others (Forbidden), no profile yet (NotFound), an unknown skill (Invalid).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    if skill not in SKILLS:
        raise Invalid(field="skill", reason="unknown")
    if skill not in profile.passed_over:
        profile.passed_over = [*profile.passed_over, skill]
        profile.save(update_fields=["passed_over"])
        tell(SkillPassedOver(profile_id=profile.id, skill=skill, at=at), actor=actor)
    return profile
