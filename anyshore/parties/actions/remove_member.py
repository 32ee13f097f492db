"""Remove a member, or leave."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.events import MemberRemoved
from anyshore.parties.models import Membership
from anyshore.parties.policies import may_leave, may_manage
from anyshore.parties.queries import live_membership, lock_own, must_keep_an_owner
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def remove_member(*, actor: Actor, membership_id: UUID, at: datetime) -> Membership:
    """The member acts for the organisation no more; what they did keeps their name.

    The owners may, and everybody for themselves. Refused: others (NotFound, Forbidden), the last owner
    (LastOwner).
    """
    organisation = lock_own(actor)
    membership = live_membership(actor, membership_id)
    if not (may_manage(actor, organisation) or may_leave(actor, membership)):
        raise Forbidden()
    must_keep_an_owner(membership)
    membership.left_at = at
    membership.save(update_fields=["left_at"])
    event = MemberRemoved(organisation_id=organisation.id, member_id=membership.user_id, at=at)
    tell(event, actor=actor)
    return membership
