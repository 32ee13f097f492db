"""invite_member: one open invitation an address, 14 days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.actions.invite_member import AlreadyMember, invite_member
from anyshore.parties.models import Invitation, User
from anyshore.parties.rules import Role
from tests.factories import NOW, do, make_organisation, member_actor


@pytest.mark.django_db
def test_an_owner_invites():
    _, owner = make_organisation()
    invitation = do(invite_member, owner, email="New@Example.org", role="finance")
    assert (invitation.email, invitation.state) == ("new@example.org", "open")
    assert invitation.expires_at == NOW + timedelta(days=14)


@pytest.mark.django_db
def test_a_member_or_one_invited_is_refused_until_the_invitation_lapses():
    _, owner = make_organisation()
    own = User.objects.get(pk=owner.person_id).email
    do(invite_member, owner, email="new@example.org", role="member")
    for email in (own.upper(), "NEW@example.org"):
        with pytest.raises(AlreadyMember):
            do(invite_member, owner, email=email, role="member")
    do(invite_member, owner, at=NOW + timedelta(days=15), email="new@example.org", role="member")
    assert list(Invitation.objects.order_by("at").values_list("state", flat=True)) == ["lapsed", "open"]


@pytest.mark.django_db
def test_other_roles_may_not_and_unknown_roles_are_refused():
    made, owner = make_organisation()
    with pytest.raises(Forbidden):
        do(invite_member, member_actor(made, Role.MANAGER), email="new@example.org", role="member")
    with pytest.raises(Invalid):
        do(invite_member, owner, email="new@example.org", role="king")
    assert not Invitation.objects.exists()
