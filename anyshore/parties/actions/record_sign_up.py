"""Record that somebody signed up through the form."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.parties.events import PersonRegistered
from anyshore.parties.models import User
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def record_sign_up(*, actor: Actor, person_id: UUID, at: datetime) -> User:
    """The person whom the sign-up form has made is registered as of now, and the trail says so, once.

    The form's own hook does this. Refused: nobody by that id, or one registered before
    (NotFound).
    """
    user = lock_root(User.objects.filter(joined_at=None), person_id)
    user.joined_at = at
    user.save(update_fields=["joined_at"])
    tell(PersonRegistered(person_id=user.id, at=at), actor=actor)
    return user
