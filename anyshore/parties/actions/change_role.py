"""Change a member's role."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.events import RoleChanged
from anyshore.parties.models import Membership
from anyshore.parties.policies import may_have_role, may_manage
from anyshore.parties.queries import live_membership, lock_own, must_keep_an_owner
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def change_role(*, actor: Actor, membership_id: UUID, role: str, at: datetime) -> Membership:
    """The member has this role from now on.

    The organisation's owners may. Refused: others (NotFound, Forbidden), an unknown role (Invalid), taking the
    role from the last owner (LastOwner).
    """
    organisation = lock_own(actor)
    if not may_manage(actor, organisation):
        raise Forbidden()
    if not may_have_role(role):
        raise Invalid(field="role", reason="unknown")
    membership = live_membership(actor, membership_id)
    if role != membership.role:
        must_keep_an_owner(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    event = RoleChanged(organisation_id=organisation.id, member_id=membership.user_id, role=role, at=at)
    tell(event, actor=actor)
    return membership
