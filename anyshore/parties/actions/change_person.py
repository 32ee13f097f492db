"""Change one's own name, locale and time zone."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.countries import zone_names
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.events import PersonChanged
from anyshore.parties.models import User
from anyshore.plumbing import locales
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def change_person(*, actor: Actor, name: str, locale: str, timezone: str, at: datetime) -> User:
    """The acting person has this name, reads as in this locale (``de-ch``) and lives in this zone.

    Everybody for themselves. Refused: a stranger (Forbidden), an empty name, an unknown locale or zone (Invalid).
    """
    if actor.person_id is None:
        raise Forbidden()
    user = lock_root(User.objects.all(), actor.person_id)
    clean = " ".join(name.split())[:120]
    if not clean:
        raise Invalid(field="name", reason="empty")
    if timezone not in zone_names():
        raise Invalid(field="timezone", reason="unknown")
    if locale not in locales.known():
        raise Invalid(field="locale", reason="unknown")
    user.name, user.locale, user.timezone = clean, locale, timezone
    user.save(update_fields=["name", "locale", "timezone"])
    tell(PersonChanged(person_id=user.id, at=at), actor=actor)
    return user
