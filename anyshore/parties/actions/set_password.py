"""Set a person's password."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.events import PasswordSet
from anyshore.parties.models import User
from anyshore.parties.policies import may_set_password
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def set_password(*, actor: Actor, person_id: UUID, password: str, at: datetime) -> User:
    """The person signs in with this password from now on. It is kept as a salted hash only.

    Everybody for themselves, and a command on the machine itself. Refused: others (Forbidden), an unknown person
    (NotFound), a password that is too short or too common (Invalid).
    """
    if not may_set_password(actor, person_id):
        raise Forbidden()
    user = lock_root(User.objects.filter(is_active=True), person_id)
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Invalid(field="password", reason=str(weak.error_list[0].code)) from None
    user.set_password(password)
    user.save(update_fields=["password"])
    tell(PasswordSet(person_id=user.id, at=at), actor=actor)
    return user
