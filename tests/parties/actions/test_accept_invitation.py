"""accept_invitation: only by the person it was mailed to, once, within its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotAllowed, NotFound
from anyshore.parties.actions.accept_invitation import InvitationLapsed, OtherAddress, accept_invitation
from anyshore.parties.actions.invite_member import invite_member
from anyshore.parties.models import Membership
from anyshore.parties.queries import actor_for, token_of
from tests.factories import NOW, do, make_organisation, make_person


def invited(email: str = "new@example.org"):
    made, owner = make_organisation()
    invitation = do(invite_member, owner, email=email, role="finance")
    user = make_person(email=email)
    return made, user, Actor(ActorKind.PERSON, user.id), token_of(invitation.id)


@pytest.mark.django_db
def test_the_person_joins_with_the_role():
    made, user, actor, token = invited()
    do(accept_invitation, actor, token=token)
    assert actor_for(user, made.id).role == "finance"
    with pytest.raises(NotAllowed):
        do(accept_invitation, actor, token=token)


@pytest.mark.django_db
def test_another_person_a_forged_token_and_a_late_one_are_refused():
    made, user, actor, token = invited()
    with pytest.raises(OtherAddress):
        do(accept_invitation, Actor(ActorKind.PERSON, make_person().id), token=token)
    with pytest.raises(NotFound):
        do(accept_invitation, actor, token=token[:-1] + ("A" if token[-1] != "A" else "B"))
    with pytest.raises(InvitationLapsed):
        do(accept_invitation, actor, at=NOW + timedelta(days=14), token=token)
    assert not Membership.objects.filter(organisation=made, user=user).exists()
