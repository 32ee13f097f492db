"""remove_member: by owners, or by oneself; an owner always stays."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.parties.actions.remove_member import remove_member
from anyshore.parties.models import Membership, User
from anyshore.parties.queries import actor_for
from anyshore.parties.rules import LastOwner, Role
from tests.factories import do, make_organisation, member_actor


def membership(actor) -> Membership:
    return Membership.objects.get(user_id=actor.person_id, organisation_id=actor.organisation_id)


@pytest.mark.django_db
def test_a_removed_member_acts_for_nobody():
    made, owner = make_organisation()
    member = member_actor(made)
    do(remove_member, owner, membership_id=membership(member).id)
    assert actor_for(User.objects.get(pk=member.person_id), made.id).organisation_id is None


@pytest.mark.django_db
def test_one_may_leave_but_not_remove_others():
    made, owner = make_organisation()
    manager, member = member_actor(made, Role.MANAGER), member_actor(made)
    with pytest.raises(Forbidden):
        do(remove_member, manager, membership_id=membership(member).id)
    do(remove_member, member, membership_id=membership(member).id)
    with pytest.raises(LastOwner):
        do(remove_member, owner, membership_id=membership(owner).id)
