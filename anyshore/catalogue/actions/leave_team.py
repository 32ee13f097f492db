"""Be shown no more on the profile of one's company."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import LeftTeam
from anyshore.catalogue.models import Profile, TeamEntry
from anyshore.catalogue.queries import own_profile
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def leave_team(*, actor: Actor, at: datetime) -> Profile:
    """The acting member stands on the company's profile no more; again is a no-op.

    Every member, for themselves alone. Refused: no profile yet (NotFound), somebody who acts for nobody (Forbidden).
    """
    lock_own(actor)
    if actor.person_id is None:
        raise Forbidden()
    profile = own_profile(actor)
    if TeamEntry.objects.filter(profile=profile, person_id=actor.person_id).delete()[0]:
        tell(LeftTeam(profile_id=profile.id, person_id=actor.person_id, at=at), actor=actor)
    return profile
