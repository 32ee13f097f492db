"""Accept an invitation to join an organisation."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound, Refused
from anyshore.parties.events import MemberJoined
from anyshore.parties.models import Invitation, Membership, Organisation, User
from anyshore.parties.queries import id_in_token
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root, move


class InvitationLapsed(Refused):
    """The invitation is older than 14 days."""

    code = "invitation_lapsed"
    status = 410


class OtherAddress(Forbidden):
    """The invitation was sent to another address than the one of the person who is signed in."""

    code = "other_address"


@action
def accept_invitation(*, actor: Actor, token: str, at: datetime) -> Membership:
    """The acting person is a member of the organisation, with the role that the invitation names.

    The person to whose address it was mailed may. Refused: a token that is not ours (NotFound), another
    person (OtherAddress), one that is not open (NotAllowed) or too old (InvitationLapsed).
    """
    invitation = Invitation.objects.filter(pk=id_in_token(token)).first()
    user = User.objects.filter(pk=actor.person_id).first() if actor.person_id else None
    if invitation is None or user is None:
        raise NotFound()
    lock_root(Organisation.objects.all(), invitation.organisation_id)
    if user.email.lower() != invitation.email.lower():
        raise OtherAddress(address=invitation.email)
    if at >= invitation.expires_at:
        raise InvitationLapsed()
    move(invitation, "accept", actor=actor, at=at)
    membership = Membership.objects.create(
        user=user, organisation_id=invitation.organisation_id, role=invitation.role, joined_at=at
    )
    event = MemberJoined(organisation_id=invitation.organisation_id, member_id=user.id, role=invitation.role, at=at)
    tell(event, actor=actor)
    return membership
