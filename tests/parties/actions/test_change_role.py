"""change_role: by owners, and an owner always stays."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.actions.change_role import change_role
from anyshore.parties.models import Membership
from anyshore.parties.rules import LastOwner, Role
from tests.factories import do, make_organisation, member_actor


def membership(actor) -> Membership:
    return Membership.objects.get(user_id=actor.person_id, organisation_id=actor.organisation_id)


@pytest.mark.django_db
def test_an_owner_gives_another_role():
    made, owner = make_organisation()
    member = member_actor(made)
    assert do(change_role, owner, membership_id=membership(member).id, role="finance").role == "finance"
    with pytest.raises(Forbidden):
        do(change_role, member, membership_id=membership(member).id, role="owner")
    with pytest.raises(Invalid):
        do(change_role, owner, membership_id=membership(member).id, role="king")


@pytest.mark.django_db
def test_the_last_owner_stays_owner():
    made, owner = make_organisation()
    with pytest.raises(LastOwner):
        do(change_role, owner, membership_id=membership(owner).id, role="member")
    second = member_actor(made, Role.OWNER)
    do(change_role, second, membership_id=membership(owner).id, role="member")
    assert membership(owner).role == "member"


@pytest.mark.django_db
def test_anothers_member_is_not_found():
    _, owner = make_organisation()
    _, other = make_organisation()
    with pytest.raises(NotFound):
        do(change_role, owner, membership_id=membership(other).id, role="viewer")
