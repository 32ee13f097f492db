"""Invite somebody to join."""

from __future__ import annotations

from datetime import datetime, timedelta

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.parties.events import MemberInvited
from anyshore.parties.models import Invitation, Membership
from anyshore.parties.policies import may_have_role, may_manage
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

VALID = timedelta(days=14)


class AlreadyMember(Refused):
    """Somebody with this address is a member, or has an open invitation."""

    code = "already_member"


@action
def invite_member(*, actor: Actor, email: str, role: str, at: datetime) -> Invitation:
    """An invitation to join the actor's organisation is open for 14 days, and mailed.

    Its owners may. Refused: others (Forbidden), an unknown role (Invalid), a member or one already invited
    (AlreadyMember).
    """
    organisation = lock_own(actor)
    if not may_manage(actor, organisation):
        raise Forbidden()
    if not may_have_role(role):
        raise Invalid(field="role", reason="unknown")
    member = Membership.objects.filter(organisation=organisation, left_at=None, user__email__iexact=email)
    invited = Invitation.objects.filter(organisation=organisation, email__iexact=email, state="open")
    if member.exists() or invited.filter(expires_at__gt=at).exists():
        raise AlreadyMember(email=email)
    for lapsed in invited:
        move(lapsed, "lapse", actor=actor, at=at)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email.lower(),
        role=role,
        invited_by_id=actor.acting_person,
        at=at,
        expires_at=at + VALID,
    )
    tell(MemberInvited(organisation_id=organisation.id, invitation_id=invitation.id, at=at), actor=actor)
    return invitation
