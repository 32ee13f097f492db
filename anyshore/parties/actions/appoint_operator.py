"""Appoint an operator of this instance."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.events import OperatorAppointed
from anyshore.parties.models import User
from anyshore.parties.policies import may_appoint_operator
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root


@action
def appoint_operator(*, actor: Actor, person_id: UUID, at: datetime) -> User:
    """The person is an operator: they verify, hold money and rule, and may still belong to an organisation.

    Whoever is the operator already may, and a command on the machine itself; again changes nothing. Refused:
    everybody else (Forbidden), an unknown person (NotFound).
    """
    if not may_appoint_operator(actor):
        raise Forbidden()
    user = lock_root(User.objects.filter(is_active=True), person_id)
    if user.is_operator:
        return user
    user.is_operator = True
    user.save(update_fields=["is_operator"])
    tell(OperatorAppointed(person_id=user.id, at=at), actor=actor)
    return user
