"""Be shown on the profile of one's company."""

from __future__ import annotations

from datetime import datetime

from anyshore.catalogue.events import ShownInTeam
from anyshore.catalogue.models import TeamEntry
from anyshore.catalogue.queries import own_profile
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def show_in_team(*, actor: Actor, title: str, words: str = "", at: datetime) -> TeamEntry:
    """The acting member stands on the company's profile under their own name, with this title and these words.

    Every member, for themselves alone: nobody is shown by another. Refused: no profile yet (NotFound), somebody who
    acts for nobody (Forbidden), no title, or words that are too long (Invalid).
    """
    lock_own(actor)
    if actor.person_id is None:
        raise Forbidden()
    profile = own_profile(actor)
    clean, said = " ".join(title.split()), " ".join(words.split())
    if not clean:
        raise Invalid(field="title", reason="empty")
    if len(clean) > 80 or len(said) > 300:
        raise Invalid(field="title" if len(clean) > 80 else "words", reason="too_long")
    entry, _ = TeamEntry.objects.update_or_create(
        profile=profile, person_id=actor.person_id, defaults={"title": clean, "words": said, "at": at}
    )
    tell(ShownInTeam(profile_id=profile.id, person_id=actor.person_id, at=at), actor=actor)
    return entry
