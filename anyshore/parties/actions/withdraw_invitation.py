"""Withdraw an invitation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.events import InvitationWithdrawn
from anyshore.parties.models import Invitation
from anyshore.parties.policies import may_manage
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def withdraw_invitation(*, actor: Actor, invitation_id: UUID, at: datetime) -> Invitation:
    """The invitation no longer holds and its link says so.

    The organisation's owners may. Refused: others (NotFound, Forbidden), one that is not open (NotAllowed).
    """
    organisation = lock_own(actor)
    if not may_manage(actor, organisation):
        raise Forbidden()
    invitation = Invitation.objects.filter(pk=invitation_id, organisation=organisation).first()
    if invitation is None:
        raise NotFound()
    move(invitation, "withdraw", actor=actor, at=at)
    event = InvitationWithdrawn(organisation_id=organisation.id, invitation_id=invitation.id, at=at)
    tell(event, actor=actor)
    return invitation
