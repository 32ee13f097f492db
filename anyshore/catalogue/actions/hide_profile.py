"""Hide one's provider profile."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import ProfileHidden
from anyshore.catalogue.models import Profile
from anyshore.catalogue.policies import may_publish_profile
from anyshore.catalogue.queries import own_profile
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import ORGANISATION
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch


@action
def hide_profile(*, actor: Actor, at: datetime) -> Profile:
    """Nobody but its owner reads or finds the profile; running proposals and contracts go on.

    Members who may bind the provider. Refused: others (Forbidden), no profile yet (NotFound).
    """
    lock_own(actor)
    if not may_publish_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    if profile.published_at is not None:
        profile.published_at = None
        profile.save(update_fields=["published_at"])
        touch(ORGANISATION.kind, profile.organisation_id)
        tell(ProfileHidden(profile_id=profile.id, at=at), actor=actor)
    return profile
