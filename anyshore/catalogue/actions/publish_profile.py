"""Publish one's provider profile."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import ProfilePublished
from anyshore.catalogue.models import Profile
from anyshore.catalogue.policies import may_publish_profile
from anyshore.catalogue.queries import details_of, own_profile
from anyshore.catalogue.rules.profiles import missing
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import ORGANISATION
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch


@action
def publish_profile(*, actor: Actor, at: datetime) -> Profile:
    """Everybody can read and find the profile; publishing it again changes nothing.

    Members who may bind the provider. Refused: others (Forbidden), no profile yet (NotFound), one without a
    skill or a few words (Invalid).
    """
    lock_own(actor)
    if not may_publish_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    details = details_of(profile)
    lacking = missing(details.about, skilled=bool(details.skills))
    if lacking:
        raise Invalid(field=lacking[0], reason="missing")
    if profile.published_at is None:
        profile.published_at = at
        profile.save(update_fields=["published_at"])
        touch(ORGANISATION.kind, profile.organisation_id)
        tell(ProfilePublished(profile_id=profile.id, at=at), actor=actor)
    return profile
