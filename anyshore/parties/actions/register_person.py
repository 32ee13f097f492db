"""Register a person."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import Truncator

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, Refused
from anyshore.parties.events import PersonRegistered
from anyshore.parties.models import User
from anyshore.plumbing import locales
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class AddressTaken(Refused):
    """Somebody has an account with this address."""

    code = "address_taken"


@action
def register_person(
    *, actor: Actor, email: str, name: str, locale: str = locales.USUAL, timezone: str = "UTC", at: datetime
) -> User:
    """A person exists, without a password: they sign in by link, and may set one.

    Anybody may be registered; their address counts as confirmed only when a link sent to it is used.
    Refused: an address that is taken (AddressTaken) or empty names (Invalid).
    """
    clean = " ".join(name.split())
    if not clean:
        raise Invalid(field="name", reason="empty")
    if User.objects.filter(email__iexact=email).exists():
        raise AddressTaken()
    user = User.objects.create_user(
        email=email, name=Truncator(clean).chars(120), locale=locales.nearest(locale), timezone=timezone, joined_at=at
    )
    tell(PersonRegistered(person_id=user.id, at=at), actor=actor)
    return user
