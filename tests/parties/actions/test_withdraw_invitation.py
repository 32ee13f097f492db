"""withdraw_invitation: once, by the organisation's owners."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.actions.invite_member import invite_member
from anyshore.parties.actions.withdraw_invitation import withdraw_invitation
from anyshore.parties.rules import Role
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_once_withdrawn_it_stays_so():
    made, owner = make_organisation()
    invitation = do(invite_member, owner, email="new@example.org", role="member")
    assert do(withdraw_invitation, owner, invitation_id=invitation.id).state == "withdrawn"
    with pytest.raises(NotAllowed):
        do(withdraw_invitation, owner, invitation_id=invitation.id)
    with pytest.raises(Forbidden):
        do(withdraw_invitation, member_actor(made, Role.VIEWER), invitation_id=invitation.id)


@pytest.mark.django_db
def test_anothers_invitation_is_not_found():
    _, owner = make_organisation()
    _, other = make_organisation()
    invitation = do(invite_member, owner, email="new@example.org", role="member")
    with pytest.raises(NotFound):
        do(withdraw_invitation, other, invitation_id=invitation.id)
